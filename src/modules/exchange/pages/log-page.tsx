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
import type { LoggedMessage } from '../message-log.ts';
import { businessNames, deliveryNames, statusTexts } from '../messages.vi.ts';
import { exchangePaths, type LogQuery } from '../paths.ts';
import { ExchangeFrame } from './exchange-frame.tsx';

export interface LogPageProps {
  readonly asked: LogQuery;
  readonly messages: readonly LoggedMessage[];
  readonly nextHref: string | undefined;
}

/** What went over the axis, the latest first; found by number, subject or agency. */
export function LogPage({ asked, messages, nextHref }: LogPageProps) {
  const isFiltered = Boolean(asked.q || asked.kind || asked.state);
  return (
    <ExchangeFrame title="Nhật ký trục liên thông">
      <PageTitle title="Nhật ký trục liên thông" lead="Văn bản và trạng thái gửi qua trục, mới nhất trước." />
      <FilterBar
        action={exchangePaths.log()}
        label="Lọc nhật ký"
        clearHref={isFiltered ? exchangePaths.log() : undefined}
      >
        <FilterField name="q" label="Số ký hiệu, trích yếu, cơ quan" type="search" value={asked.q} />
        <FilterField
          name="loai"
          label="Loại"
          value={asked.kind}
          mayBeAny
          options={[
            { value: 'document', label: 'Văn bản' },
            { value: 'status', label: 'Trạng thái' },
          ]}
        />
        <FilterField
          name="trang-thai"
          label="Việc gửi"
          value={asked.state}
          mayBeAny
          options={Object.entries(deliveryNames).map(([value, label]) => ({ value, label }))}
        />
      </FilterBar>
      <DataTable
        caption="Nhật ký trục liên thông"
        rows={messages}
        rowKey={(message) => message.id}
        stacksOnPhone
        empty={
          <EmptyState title={isFiltered ? 'Không có gói tin nào như vậy.' : 'Chưa có gói tin nào.'}>
            {isFiltered && <p>Gõ không dấu cũng tìm được.</p>}
          </EmptyState>
        }
        columns={[
          {
            key: 'subject',
            header: 'Gói tin',
            namesRow: true,
            cell: (message) => (
              <a href={exchangePaths.message(message.id)}>{message.code || message.subject}</a>
            ),
          },
          { key: 'what', header: 'Nội dung', cell: (message) => <Content message={message} /> },
          { key: 'sender', header: 'Cơ quan gửi', cell: (message) => message.senderName },
          { key: 'state', header: 'Việc gửi', noWrap: true, cell: (message) => <WayTag {...message} /> },
          {
            key: 'at',
            header: 'Nhận lúc',
            noWrap: true,
            cell: (message) => formatDateTime(message.receivedAt, 'vi'),
          },
        ]}
      />
      {asked.after && (
        <p>
          <a href={exchangePaths.log({ ...asked, after: undefined })}>Về đầu danh sách</a>
        </p>
      )}
      <Pagination nextHref={nextHref} />
    </ExchangeFrame>
  );
}

const Content = ({ message }: { readonly message: LoggedMessage }) => {
  if (message.statusCode) return <>Trạng thái: {statusTexts[message.statusCode]}</>;
  if (message.business === 'new') return <>{message.subject}</>;
  return (
    <>
      <Tag tone="warning">{businessNames[message.business]}</Tag> {message.subject}
    </>
  );
};

function WayTag({ recipients, delivered, undeliverable }: LoggedMessage) {
  if (undeliverable > 0) return <Tag tone="danger">{undeliverable} nơi không gửi được</Tag>;
  if (delivered === recipients) return <Tag tone="success">Đã đến {recipients} nơi</Tag>;
  return (
    <Tag tone="info">
      Đã đến {delivered}/{recipients} nơi
    </Tag>
  );
}
