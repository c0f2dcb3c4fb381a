import { PublicFrame, sitePaths } from '#modules/site/index.ts';
import { DataTable, EmptyState, formatDateTime, PageTitle, Pagination, Tag } from '#ui/index.ts';
import { kindNames, stateNames, stateTones } from '../messages.vi.ts';
import type { Complaint } from '../model.ts';
import { complaintPaths } from '../paths.ts';
import { pageAfter } from '../place-in.ts';

export interface OwnComplaintsPageProps {
  readonly complaints: readonly Complaint[];
  readonly hasMore: boolean;
}

/** Everything the citizen has said of their dossiers. */
export const OwnComplaintsPage = ({ complaints, hasMore }: OwnComplaintsPageProps) => (
  <PublicFrame
    title="Phản ánh, kiến nghị của tôi"
    breadcrumbs={[{ label: 'Hồ sơ của tôi', href: sitePaths.ownDossiers }, { label: 'Phản ánh, kiến nghị' }]}
  >
    <div class="mu-stack" data-gap="large">
      <PageTitle
        title="Phản ánh, kiến nghị của tôi"
        lead="Để gửi phản ánh, mở hồ sơ có việc cần nói rồi chọn “Phản ánh, kiến nghị về hồ sơ này”."
      />
      <DataTable
        caption="Phản ánh, kiến nghị đã gửi"
        rows={complaints}
        rowKey={({ id }) => id}
        stacksOnPhone
        empty={<EmptyState title="Chưa có phản ánh, kiến nghị nào." />}
        columns={[
          {
            key: 'code',
            header: 'Mã',
            namesRow: true,
            cell: ({ id, code }) => <a href={complaintPaths.own(id)}>{code}</a>,
          },
          { key: 'kind', header: 'Loại', cell: ({ kind }) => kindNames[kind] },
          { key: 'filed', header: 'Gửi lúc', cell: ({ filedAt }) => formatDateTime(filedAt, 'vi') },
          { key: 'due', header: 'Trả lời trước', cell: ({ dueAt }) => formatDateTime(dueAt, 'vi') },
          {
            key: 'state',
            header: 'Tình trạng',
            cell: ({ state }) => <Tag tone={stateTones[state]}>{stateNames[state]}</Tag>,
          },
        ]}
      />
      <Pagination nextHref={hasMore ? pageAfter(complaints.at(-1)!) : undefined} />
    </div>
  </PublicFrame>
);
