import {
  DataTable,
  EmptyState,
  FilterBar,
  FilterField,
  formatDateTime,
  PageTitle,
  Pagination,
  Tag,
} from '#ui/index.ts';
import type { ListedArrival } from '../arrivals/arrivals.ts';
import { arrivalStates, kindNames, reasonName } from '../messages.vi.ts';
import type { ArrivalState } from '../model.ts';
import { type LogQuery, portalLinePaths } from '../paths.ts';
import { PortalFrame } from './portal-frame.tsx';

export interface ReceivedPageProps {
  readonly asked: LogQuery;
  readonly arrivals: readonly ListedArrival[];
  readonly nextHref: string | undefined;
}

/** What came from the portal, the latest first; what is held, with its reason. */
export const ReceivedPage = ({ asked, arrivals, nextHref }: ReceivedPageProps) => (
  <PortalFrame title="Bản tin nhận từ Cổng">
    <PageTitle
      title={asked.state === 'held' ? 'Bản tin bị cách ly' : 'Bản tin nhận từ Cổng'}
      lead={
        asked.state === 'held'
          ? 'Chưa thực hiện được và cần người xem. Khắc phục nguyên nhân rồi bấm Thử lại.'
          : 'Mới nhất trước. Mỗi bản tin được giữ nguyên văn và thực hiện một lần.'
      }
    />
    <FilterBar
      action={portalLinePaths.received()}
      label="Lọc bản tin"
      clearHref={asked.q || asked.state ? portalLinePaths.received() : undefined}
    >
      <FilterField name="q" label="Mã hồ sơ, mã bản tin, mã thủ tục" type="search" value={asked.q} />
      <FilterField
        name="trang-thai"
        label="Tình trạng"
        value={asked.state}
        mayBeAny
        options={Object.entries(arrivalStates).map(([value, label]) => ({ value, label }))}
      />
    </FilterBar>
    <DataTable
      caption="Bản tin nhận từ Cổng"
      rows={arrivals}
      rowKey={(arrival) => arrival.id}
      stacksOnPhone
      empty={<EmptyState title="Không có bản tin nào." />}
      columns={[
        {
          key: 'code',
          header: 'Mã hồ sơ trên Cổng',
          namesRow: true,
          cell: (arrival) => (
            <a href={portalLinePaths.arrival(arrival.id)}>{arrival.externalCode ?? arrival.messageId}</a>
          ),
        },
        { key: 'kind', header: 'Việc', cell: (arrival) => kindNames[arrival.kind] },
        { key: 'dossier', header: 'Hồ sơ', cell: (arrival) => arrival.dossierCode ?? '—' },
        { key: 'state', header: 'Tình trạng', noWrap: true, cell: (arrival) => <ArrivalTag {...arrival} /> },
        { key: 'reason', header: 'Lý do', cell: (arrival) => reasonName(arrival.code) },
        {
          key: 'at',
          header: 'Nhận lúc',
          noWrap: true,
          cell: (arrival) => formatDateTime(arrival.receivedAt, 'vi'),
        },
      ]}
    />
    <Pagination nextHref={nextHref} />
  </PortalFrame>
);

const tones = { waiting: 'info', taken: 'success', held: 'warning', dismissed: 'neutral' } as const;

export const ArrivalTag = ({ state }: { readonly state: ArrivalState }) => (
  <Tag tone={tones[state]}>{arrivalStates[state]}</Tag>
);
