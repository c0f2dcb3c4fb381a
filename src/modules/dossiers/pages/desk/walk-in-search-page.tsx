import type { Procedure } from '#modules/procedures/index.ts';
import { DeskFrame, sitePaths } from '#modules/site/index.ts';
import { DataTable, EmptyState, PageTitle, SearchBox } from '#ui/index.ts';
import { deskPaths } from '../../desk-paths.ts';

export interface WalkInSearchPageProps {
  readonly question: string;
  readonly procedures: readonly Procedure[];
}

/** The first thing at the counter: which procedure is it? */
export const WalkInSearchPage = ({ question, procedures }: WalkInSearchPageProps) => (
  <DeskFrame title="Tiếp nhận tại quầy">
    <div class="mu-stack">
      <PageTitle title="Tiếp nhận tại quầy" lead="Người đến quầy cần làm thủ tục gì?" />
      <SearchBox
        id="walk-in-search"
        action={sitePaths.walkIn}
        value={question}
        label="Tìm thủ tục theo tên, mã hoặc lời người dân"
        placeholder="khai sinh, 1.001193, làm giấy độc thân"
        isLarge
      />
      <DataTable
        caption={question ? `Thủ tục tìm thấy cho “${question}”` : 'Thủ tục hay làm nhất'}
        showsCaption
        rows={procedures}
        rowKey={(procedure) => procedure.code}
        stacksOnPhone
        empty={
          <EmptyState title="Không tìm thấy thủ tục nào như vậy.">
            <p>Thử tên ngắn hơn, hoặc mã thủ tục.</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            header: 'Thủ tục',
            namesRow: true,
            cell: (procedure) => <a href={deskPaths.walkInForm(procedure.code)}>{procedure.name}</a>,
          },
          { key: 'field', header: 'Lĩnh vực', cell: (procedure) => procedure.field },
          { key: 'code', header: 'Mã', noWrap: true, cell: (procedure) => procedure.code },
        ]}
      />
    </div>
  </DeskFrame>
);
