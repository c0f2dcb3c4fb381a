import { DataTable, EmptyState, formatDateTime, PageTitle } from '#ui/index.ts';
import type { DoneFor } from '../done-for.ts';
import { nameOf } from '../model.ts';
import { documentPaths } from '../paths.ts';
import { Frame } from './frame.tsx';
import { titleOf } from './marks.tsx';

/** For a leader: what whoever stands in for them did in their name. */
export const DoneForMePage = ({ acts }: { readonly acts: readonly DoneFor[] }) => (
  <Frame title="Làm thay tôi" direction="incoming" trail={[{ label: 'Làm thay tôi' }]}>
    <PageTitle
      title="Làm thay tôi"
      lead="Những việc người khác đã làm với văn bản, thay mặt bạn, mới nhất trước."
    />
    <DataTable
      caption="Việc đã làm thay tôi"
      rows={acts}
      rowKey={({ id }) => id}
      stacksOnPhone
      empty={<EmptyState title="Chưa ai làm việc gì thay bạn." />}
      columns={[
        {
          key: 'document',
          header: 'Văn bản',
          namesRow: true,
          cell: ({ document }) => (
            <>
              <a href={documentPaths.document(document.id)}>{titleOf(document)}</a>
              <div class="mu-quiet">{nameOf(document)}</div>
            </>
          ),
        },
        { key: 'what', header: 'Việc', cell: ({ what }) => what },
        { key: 'words', header: 'Ý kiến', cell: ({ words }) => words ?? '' },
        { key: 'by', header: 'Người làm', cell: ({ byName }) => byName },
        { key: 'at', header: 'Lúc', noWrap: true, cell: ({ at }) => formatDateTime(at!, 'vi') },
      ]}
    />
  </Frame>
);
