import { DataTable, formatDate, Tag, type TagTone } from '#ui/index.ts';
import type { ListedGrant } from '../grants.ts';
import { grantNames } from '../messages.vi.ts';
import type { GrantState } from '../model.ts';
import { platformPaths } from '../paths.ts';

const tones: Readonly<Record<GrantState, TagTone>> = {
  asked: 'info',
  granted: 'success',
  declined: 'neutral',
  revoked: 'danger',
};

export const GrantTag = ({ state }: { readonly state: GrantState }) => (
  <Tag tone={tones[state]}>{grantNames[state]}</Tag>
);

/** Grants of a service by their clients, or of a client by their services. */
export const GrantTable = ({
  grants,
  names,
}: {
  readonly grants: readonly ListedGrant[];
  readonly names: 'client' | 'service';
}) => (
  <DataTable
    caption="Quyền khai thác"
    rows={grants}
    rowKey={({ id }) => id}
    stacksOnPhone
    empty="Chưa có yêu cầu nào."
    columns={[
      {
        key: 'code',
        header: 'Yêu cầu',
        namesRow: true,
        noWrap: true,
        cell: ({ id, code }) => <a href={platformPaths.grant(id)}>{code}</a>,
      },
      {
        key: 'who',
        header: names === 'client' ? 'Hệ thống' : 'Dịch vụ',
        cell: ({ clientName, serviceTitle }) => (names === 'client' ? clientName : serviceTitle),
      },
      {
        key: 'operation',
        header: 'Chức năng',
        cell: ({ operation, major }) => <code>{`${operation} (v${major})`}</code>,
      },
      { key: 'purpose', header: 'Mục đích', cell: ({ purpose }) => purpose },
      {
        key: 'days',
        header: 'Thời hạn',
        noWrap: true,
        cell: ({ validFrom, validTo }) =>
          `${formatDate(validFrom, 'vi')} – ${validTo ? formatDate(validTo, 'vi') : 'không hạn'}`,
      },
      { key: 'state', header: 'Tình trạng', noWrap: true, cell: ({ state }) => <GrantTag state={state} /> },
    ]}
  />
);
