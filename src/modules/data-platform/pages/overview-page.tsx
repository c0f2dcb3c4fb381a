import {
  Card,
  DataTable,
  Disclosure,
  ErrorSummary,
  FigureList,
  formatNumber,
  PageTitle,
  Tag,
} from '#ui/index.ts';
import type { ClientRow, Overview, ServiceRow } from '../overview.ts';
import { platformPaths } from '../paths.ts';
import { CallTable } from './call-table.tsx';
import { type Issues, summaryOf } from './issues.ts';
import { ClientForm, ServiceForm } from './new-forms.tsx';
import { PlatformFrame } from './platform-frame.tsx';

export interface OverviewPageProps {
  readonly overview: Overview;
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  /** What was typed into which form, with what is wrong in it. */
  readonly typed?: {
    readonly form: 'service' | 'client';
    readonly values: URLSearchParams;
    readonly issues: Issues;
  };
}

/** Who shares, who calls, how much of its quota each has used, and what was called last: one screen. */
export function OverviewPage({
  overview: { services, clients, latest },
  agencies,
  typed,
}: OverviewPageProps) {
  const sum = (of: (row: ServiceRow) => number) => services.reduce((total, row) => total + of(row), 0);
  const of = (form: 'service' | 'client') => ({
    agencies,
    values: typed?.form === form ? typed.values : new URLSearchParams(),
    issues: typed?.form === form ? typed.issues : [],
  });
  return (
    <PlatformFrame title="Nền tảng chia sẻ dữ liệu" hasErrors={Boolean(typed)}>
      <PageTitle
        title="Nền tảng chia sẻ dữ liệu"
        lead="Dịch vụ, hệ thống khai thác, hạn mức và lời gọi của ngày hôm nay."
      />
      {typed && <ErrorSummary errors={summaryOf(typed.issues)} />}
      <FigureList
        figures={[
          {
            label: 'Lời gọi hôm nay',
            value: formatNumber(
              sum(({ today }) => today.calls),
              'vi',
            ),
            href: platformPaths.calls(),
          },
          {
            label: 'Bị từ chối',
            value: formatNumber(
              sum(({ today }) => today.refused),
              'vi',
            ),
          },
          {
            label: 'Bên cung cấp lỗi',
            value: formatNumber(
              sum(({ today }) => today.failed),
              'vi',
            ),
            tone: sum(({ today }) => today.failed) > 0 ? 'warning' : 'neutral',
          },
          {
            label: 'Yêu cầu chờ quyết định',
            value: formatNumber(
              sum(({ waitingGrants }) => waitingGrants),
              'vi',
            ),
          },
        ]}
      />
      <h2>Dịch vụ</h2>
      <ServiceTable services={services} />
      <Disclosure summary="Thêm dịch vụ" isOpen={typed?.form === 'service'}>
        <Card>
          <ServiceForm {...of('service')} />
        </Card>
      </Disclosure>
      <h2>Hệ thống khai thác</h2>
      <ClientTable clients={clients} />
      <Disclosure summary="Thêm hệ thống khai thác" isOpen={typed?.form === 'client'}>
        <Card>
          <ClientForm {...of('client')} />
        </Card>
      </Disclosure>
      <h2>Lời gọi mới nhất</h2>
      <CallTable calls={latest} caption="Lời gọi mới nhất" empty="Chưa có lời gọi nào." />
    </PlatformFrame>
  );
}

const ServiceTable = ({ services }: { readonly services: readonly ServiceRow[] }) => (
  <DataTable
    caption="Dịch vụ"
    rows={services}
    rowKey={({ service }) => service.id}
    stacksOnPhone
    empty="Chưa có dịch vụ nào."
    columns={[
      {
        key: 'title',
        header: 'Dịch vụ',
        namesRow: true,
        cell: ({ service }) => <a href={platformPaths.service(service.id)}>{service.title}</a>,
      },
      { key: 'agency', header: 'Bên cung cấp', cell: ({ agencyName }) => agencyName },
      { key: 'version', header: 'Đặc tả', noWrap: true, cell: ({ version }) => version ?? 'Chưa công bố' },
      {
        key: 'calls',
        header: 'Gọi / lỗi',
        isNumber: true,
        noWrap: true,
        cell: ({ today }) => `${formatNumber(today.calls, 'vi')} / ${formatNumber(today.failed, 'vi')}`,
      },
      { key: 'state', header: 'Tình trạng', cell: (row) => <ServiceTags {...row} /> },
    ]}
  />
);

function ServiceTags({ service, waitingGrants, openDiscrepancies }: ServiceRow) {
  return (
    <span class="mu-row">
      {service.state === 'open' ? <Tag tone="success">Đang mở</Tag> : <Tag tone="neutral">Đã đóng</Tag>}
      {waitingGrants > 0 && <Tag tone="info">{waitingGrants} yêu cầu</Tag>}
      {openDiscrepancies > 0 && <Tag tone="warning">{openDiscrepancies} chỗ khác đặc tả</Tag>}
    </span>
  );
}

const ClientTable = ({ clients }: { readonly clients: readonly ClientRow[] }) => (
  <DataTable
    caption="Hệ thống khai thác"
    rows={clients}
    rowKey={({ client }) => client.id}
    stacksOnPhone
    empty="Chưa có hệ thống nào."
    columns={[
      {
        key: 'name',
        header: 'Hệ thống',
        namesRow: true,
        cell: ({ client }) => <a href={platformPaths.client(client.id)}>{client.name}</a>,
      },
      { key: 'agency', header: 'Cơ quan', cell: ({ agencyName }) => agencyName },
      {
        key: 'used',
        header: 'Đã gọi hôm nay',
        isNumber: true,
        noWrap: true,
        cell: ({ client, today }) =>
          `${formatNumber(today.calls, 'vi')} / ${client.dailyCalls === null ? 'không giới hạn' : formatNumber(client.dailyCalls, 'vi')}`,
      },
      {
        key: 'rate',
        header: 'Tốc độ',
        isNumber: true,
        noWrap: true,
        cell: ({ client }) => `${client.perSecond} lời gọi/giây`,
      },
      {
        key: 'state',
        header: 'Tình trạng',
        cell: ({ client }) =>
          client.state === 'active' ? (
            <Tag tone="success">Đang khai thác</Tag>
          ) : (
            <Tag tone="danger">Tạm ngừng</Tag>
          ),
      },
    ]}
  />
);
