import { DataTable, EmptyState, FilterBar, FilterField, formatDateTime, PageTitle, Tag } from '#ui/index.ts';
import type { HeldRow } from '../held-envelopes.ts';
import { faultName, heldStates } from '../messages.vi.ts';
import { exchangePaths } from '../paths.ts';
import { ExchangeFrame } from './exchange-frame.tsx';

export interface QuarantinePageProps {
  readonly q: string | undefined;
  readonly rows: readonly HeldRow[];
}

/** What was not believed: those that wait, or what a search finds among all. */
export const QuarantinePage = ({ q, rows }: QuarantinePageProps) => (
  <ExchangeFrame title="Gói tin bị cách ly">
    <PageTitle
      title="Gói tin bị cách ly"
      lead="Trục không nhận các gói tin này và đã báo lý do cho hệ thống gửi. Không có gì trong đó đến được cơ quan nhận."
    />
    <FilterBar
      action={exchangePaths.quarantine()}
      label="Tìm gói tin"
      clearHref={q ? exchangePaths.quarantine() : undefined}
    >
      <FilterField name="q" label="Cơ quan, số ký hiệu, mã băm" type="search" value={q} />
    </FilterBar>
    <DataTable
      caption="Gói tin bị cách ly, mới nhất trước"
      rows={rows}
      rowKey={(row) => row.id}
      stacksOnPhone
      empty={<EmptyState title={q ? 'Không có gói tin nào như vậy.' : 'Không có gói tin nào chờ xem xét.'} />}
      columns={[
        {
          key: 'reason',
          header: 'Lý do',
          namesRow: true,
          cell: (row) => <a href={exchangePaths.held(row.id)}>{faultName(row.code)}</a>,
        },
        { key: 'document', header: 'Văn bản (theo lời khai)', cell: (row) => row.claimedDocument ?? '—' },
        { key: 'sender', header: 'Cơ quan gửi (theo lời khai)', cell: (row) => row.claimedSender ?? '—' },
        { key: 'system', header: 'Hệ thống gửi', cell: (row) => row.system },
        { key: 'times', header: 'Số lần', isNumber: true, cell: (row) => String(row.times) },
        { key: 'state', header: 'Tình trạng', noWrap: true, cell: (row) => <HeldTag state={row.state} /> },
        { key: 'at', header: 'Lần cuối', noWrap: true, cell: (row) => formatDateTime(row.lastAt, 'vi') },
      ]}
    />
  </ExchangeFrame>
);

export const HeldTag = ({ state }: { readonly state: string }) => (
  <Tag tone={state === 'held' ? 'warning' : state === 'released' ? 'success' : 'neutral'}>
    {heldStates[state] ?? state}
  </Tag>
);
