import { statusInWords } from '#modules/dossiers/index.ts';
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
import { messageStates } from '../messages.vi.ts';
import type { MessageState } from '../model.ts';
import { type LogQuery, portalLinePaths } from '../paths.ts';
import type { ListedMessage } from '../queries.ts';
import { PortalFrame } from './portal-frame.tsx';

export interface SentPageProps {
  readonly asked: LogQuery;
  readonly messages: readonly ListedMessage[];
  readonly nextHref: string | undefined;
}

/** The statuses told to the portal, the latest first. */
export const SentPage = ({ asked, messages, nextHref }: SentPageProps) => (
  <PortalFrame title="Trạng thái đã gửi">
    <PageTitle
      title="Trạng thái gửi lên Cổng"
      lead="Mới nhất trước. Mỗi lần hồ sơ đổi trạng thái là một bản tin."
    />
    <FilterBar
      action={portalLinePaths.sent()}
      label="Lọc bản tin"
      clearHref={asked.q || asked.state ? portalLinePaths.sent() : undefined}
    >
      <FilterField name="q" label="Mã hồ sơ, thủ tục, cơ quan" type="search" value={asked.q} />
      <FilterField
        name="trang-thai"
        label="Việc gửi"
        value={asked.state}
        mayBeAny
        options={Object.entries(messageStates).map(([value, label]) => ({ value, label }))}
      />
    </FilterBar>
    <DataTable
      caption="Trạng thái gửi lên Cổng"
      rows={messages}
      rowKey={(message) => message.id}
      stacksOnPhone
      empty={<EmptyState title="Không có bản tin nào." />}
      columns={[
        {
          key: 'code',
          header: 'Hồ sơ',
          namesRow: true,
          cell: (message) => <a href={portalLinePaths.message(message.id)}>{message.dossierCode}</a>,
        },
        { key: 'status', header: 'Trạng thái', cell: (message) => statusInWords(message.status, 'vi') },
        { key: 'procedure', header: 'Thủ tục', cell: (message) => message.content.procedureName },
        { key: 'state', header: 'Việc gửi', noWrap: true, cell: (message) => <MessageTag {...message} /> },
        {
          key: 'at',
          header: 'Lúc',
          noWrap: true,
          cell: (message) => formatDateTime(message.occurredAt, 'vi'),
        },
      ]}
    />
    <Pagination nextHref={nextHref} />
  </PortalFrame>
);

const tones = { waiting: 'info', delivered: 'success', refused: 'danger' } as const;

export const MessageTag = ({ state }: { readonly state: MessageState }) => (
  <Tag tone={tones[state]}>{messageStates[state]}</Tag>
);
