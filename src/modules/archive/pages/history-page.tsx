import type { Breadcrumb } from '#ui/index.ts';
import { DataTable, formatDateTime } from '#ui/index.ts';
import type { ChainedFact } from '../history.ts';
import { Frame } from './frame.tsx';

export interface HistoryPageProps {
  readonly title: string;
  readonly trail: readonly Breadcrumb[];
  readonly facts: readonly ChainedFact[];
  readonly factName: (type: string) => string;
}

/** Every fact in the order of the province's log, chained: whoever keeps the last hash sees later that nothing was changed. */
export function HistoryPage({ title, trail, facts, factName }: HistoryPageProps) {
  return (
    <Frame
      title={title}
      eyebrow="Toàn bộ diễn biến"
      lead="Vị trí trong nhật ký của tỉnh không thể chèn hay bỏ; mã băm mỗi dòng gồm cả các dòng trước nó."
      trail={trail}
    >
      <DataTable
        caption="Diễn biến"
        rows={facts}
        rowKey={({ event }) => event.id}
        stacksOnPhone
        empty="Chưa có gì."
        columns={[
          {
            key: 'position',
            header: 'Vị trí',
            isNumber: true,
            cell: ({ event }) => event.position || 'đang ghi',
          },
          {
            key: 'at',
            header: 'Lúc',
            noWrap: true,
            cell: ({ event }) => formatDateTime(event.recordedAt, 'vi'),
          },
          { key: 'what', header: 'Việc', namesRow: true, cell: ({ event }) => factName(event.type) },
          { key: 'who', header: 'Người làm', cell: ({ event }) => event.actor.name },
          {
            key: 'chain',
            header: 'Mã băm nối chuỗi',
            cell: ({ chainSha256 }) => <code title={chainSha256}>{chainSha256.slice(0, 16)}…</code>,
          },
        ]}
      />
      {facts.length > 0 && (
        <p>
          Mã băm cuối: <code>{facts.at(-1)!.chainSha256}</code>
        </p>
      )}
    </Frame>
  );
}
