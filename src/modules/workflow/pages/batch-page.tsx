import { DeskFrame } from '#modules/site/index.ts';
import { Alert, Button, type Column, DataTable, PageTitle, Tag } from '#ui/index.ts';
import type { Batch, BatchAct, BatchResult } from '../batches.ts';
import { workflowPaths } from '../paths.ts';
import { wordOf } from '../refused.ts';

const actNames: Readonly<Record<BatchAct, string>> = {
  claim: 'Nhận việc',
  release: 'Trả về hàng đợi',
  complete: 'Chuyển bước',
  distribute: 'Phân công theo khối lượng',
};

/** What came of one act upon many items: how many, and for each that was refused, why. */
export function BatchPage({ batch }: { readonly batch: Batch }) {
  const count = (state: string) => batch.results.filter((result) => result.state === state).length;
  const [done, refused, waiting] = [count('done'), count('refused'), count('waiting')];
  const title = `${actNames[batch.act]} hàng loạt`;
  return (
    <DeskFrame
      title={title}
      breadcrumbs={[{ label: 'Việc của tôi', href: workflowPaths.inbox() }, { label: title }]}
    >
      <div class="mu-stack">
        <PageTitle
          title={title}
          lead={`${done} việc đã xong${refused > 0 ? `, ${refused} việc không thực hiện được` : ''}.`}
        />
        {waiting > 0 && (
          <Alert tone="warning" title={`Còn ${waiting} việc chưa làm tới`}>
            <p>Lượt xử lý đã bị ngắt giữa chừng. Việc đã xong không bị làm lại.</p>
            <form method="post" action={workflowPaths.batch(batch.id)}>
              <Button>Làm tiếp</Button>
            </form>
          </Alert>
        )}
        <DataTable
          caption="Kết quả từng việc"
          rows={batch.results}
          rowKey={(result) => result.workItemId}
          columns={columns}
          stacksOnPhone
          empty="Không có việc nào."
        />
        <p>
          <a href={workflowPaths.inbox()}>Về việc của tôi</a>
        </p>
      </div>
    </DeskFrame>
  );
}

const columns: readonly Column<BatchResult>[] = [
  {
    key: 'code',
    header: 'Mã hồ sơ',
    noWrap: true,
    namesRow: true,
    cell: (result) => <a href={workflowPaths.subject(result)}>{result.subjectCode}</a>,
  },
  { key: 'title', header: 'Việc', cell: (result) => result.title },
  {
    key: 'result',
    header: 'Kết quả',
    cell: ({ state, reason }) => (
      <>
        <Tag tone={state === 'done' ? 'success' : state === 'refused' ? 'warning' : 'neutral'}>
          {{ done: 'Đã xong', refused: 'Không thực hiện được', waiting: 'Chưa làm tới' }[state]}
        </Tag>
        {reason && <div class="mu-quiet">{wordOf(reason) ?? reason}</div>}
      </>
    ),
  },
];
