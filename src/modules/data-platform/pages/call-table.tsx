import { DataTable, EmptyState, formatDateTime, Tag, type TagTone } from '#ui/index.ts';
import type { LoggedCall } from '../call-log.ts';
import { outcomeName } from '../messages.vi.ts';
import { platformPaths } from '../paths.ts';

/** Green is for what came back as asked: an answer of 400 and above is none, though the provider gave it. */
export const toneOf = ({
  outcome,
  status,
  discrepancyId,
}: Pick<LoggedCall, 'outcome' | 'status' | 'discrepancyId'>): TagTone => {
  if (status >= 500) return 'danger';
  return outcome === 'answered' && status < 400 && discrepancyId === null ? 'success' : 'warning';
};

export const OutcomeTag = ({ call }: { readonly call: LoggedCall }) => (
  <Tag tone={toneOf(call)}>
    {call.outcome === 'answered'
      ? `${call.status}${call.discrepancyId ? ' · khác đặc tả' : ''}`
      : outcomeName(call.outcome)}
  </Tag>
);

/** Calls, each leading to what is known of it. */
export const CallTable = ({
  calls,
  caption,
  empty,
}: {
  readonly calls: readonly LoggedCall[];
  readonly caption: string;
  readonly empty: string;
}) => (
  <DataTable
    caption={caption}
    rows={calls}
    rowKey={({ id }) => id}
    stacksOnPhone
    empty={<EmptyState title={empty} />}
    columns={[
      {
        key: 'operation',
        header: 'Lời gọi',
        namesRow: true,
        cell: (call) => (
          <a href={platformPaths.call(call.id)}>
            {call.serviceName} · {call.operation ?? call.method}
          </a>
        ),
      },
      { key: 'client', header: 'Hệ thống', cell: ({ clientSystem }) => clientSystem },
      { key: 'purpose', header: 'Mục đích', cell: ({ purpose }) => purpose ?? '–' },
      { key: 'outcome', header: 'Kết quả', noWrap: true, cell: (call) => <OutcomeTag call={call} /> },
      { key: 'ms', header: 'Thời gian', isNumber: true, noWrap: true, cell: ({ ms }) => `${ms} ms` },
      { key: 'at', header: 'Lúc', noWrap: true, cell: ({ at }) => formatDateTime(at, 'vi') },
    ]}
  />
);
