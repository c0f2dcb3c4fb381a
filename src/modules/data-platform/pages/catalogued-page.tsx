import { dayOf } from '#modules/org/index.ts';
import { PublicFrame } from '#modules/site/index.ts';
import {
  DataTable,
  Disclosure,
  FigureList,
  formatDate,
  formatNumber,
  PageTitle,
  SummaryList,
  Tag,
} from '#ui/index.ts';
import { classNames } from '../messages.vi.ts';
import type { Contract, Service } from '../model.ts';
import { platformPaths } from '../paths.ts';
import type { Usage } from '../usage.ts';
import { ChangeList } from './change-list.tsx';

export interface CataloguedPageProps {
  readonly service: Service;
  readonly agencyName: string;
  /** The newest first. */
  readonly contracts: readonly [Contract, ...Contract[]];
  readonly description: string;
  readonly purposes: Readonly<Record<string, string>>;
  readonly schemas: readonly string[];
  readonly usage: Usage;
  /** By day, the latest first. */
  readonly days: readonly (readonly [string, Usage])[];
}

const versionOf = ({ major, minor }: Contract) => `${major}.${minor}`;

/** One service for everyone: its operations, purposes, schemas, versions with what changed, and how it is used. */
export function CataloguedPage(props: CataloguedPageProps) {
  const { service, agencyName, contracts, description, purposes, schemas, usage, days } = props;
  const [current] = contracts;
  const document = platformPaths.document(service.name, versionOf(current));
  return (
    <PublicFrame
      title={service.title}
      breadcrumbs={[
        { label: 'Dịch vụ chia sẻ dữ liệu', href: platformPaths.catalogue },
        { label: service.title },
      ]}
    >
      <div class="mu-stack" data-gap="large">
        <PageTitle title={service.title} eyebrow={agencyName} lead={description} />
        <SummaryList
          rows={[
            {
              term: 'Phiên bản',
              value: `${versionOf(current)}, từ ${formatDate(dayOf(current.publishedAt), 'vi')}`,
            },
            {
              term: 'Tình trạng',
              value:
                service.state === 'open' ? (
                  <Tag tone="success">Đang mở</Tag>
                ) : (
                  <Tag tone="neutral">Tạm đóng</Tag>
                ),
            },
            { term: 'Đặc tả', value: <a href={document}>OpenAPI 3.1 (JSON)</a> },
            {
              term: 'Mục đích được phép',
              value: Object.entries(purposes)
                .map(([code, name]) => `${name} (${code})`)
                .join('; '),
            },
          ]}
        />
        <DataTable
          caption="Chức năng"
          showsCaption
          rows={current.operations}
          rowKey={({ id }) => id}
          stacksOnPhone
          empty="Chưa có chức năng nào."
          columns={[
            { key: 'summary', header: 'Chức năng', namesRow: true, cell: ({ summary, id }) => summary || id },
            {
              key: 'address',
              header: 'Địa chỉ',
              cell: ({ method, path }) => <code class="mu-break">{`${method.toUpperCase()} ${path}`}</code>,
            },
            { key: 'class', header: 'Loại dữ liệu', cell: ({ dataClass }) => classNames[dataClass] },
            { key: 'purposes', header: 'Mục đích', cell: ({ purposes }) => purposes.join(', ') },
          ]}
        />
        {schemas.length > 0 && (
          <section class="mu-stack">
            <h2>Lược đồ dữ liệu</h2>
            <ul>
              {schemas.map((schema) => (
                <li key={schema}>
                  <a href={platformPaths.schema(service.name, versionOf(current), schema)}>{schema}</a>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section class="mu-stack">
          <h2>Khai thác trong 30 ngày</h2>
          <FigureList
            figures={[
              { label: 'Lời gọi', value: formatNumber(usage.calls, 'vi') },
              { label: 'Bên cung cấp lỗi', value: formatNumber(usage.failed, 'vi') },
              { label: 'Thời gian trung bình', value: `${formatNumber(Math.round(usage.meanMs), 'vi')} ms` },
            ]}
          />
          {days.length > 0 && (
            <Disclosure summary="Theo ngày">
              <DataTable
                caption="Khai thác theo ngày"
                rows={days}
                rowKey={([day]) => day}
                empty="Chưa có."
                columns={[
                  {
                    key: 'day',
                    header: 'Ngày',
                    namesRow: true,
                    cell: ([day]) => formatDate(Temporal.PlainDate.from(day), 'vi'),
                  },
                  {
                    key: 'calls',
                    header: 'Lời gọi',
                    isNumber: true,
                    cell: ([, { calls }]) => formatNumber(calls, 'vi'),
                  },
                  {
                    key: 'failed',
                    header: 'Lỗi',
                    isNumber: true,
                    cell: ([, { failed }]) => formatNumber(failed, 'vi'),
                  },
                ]}
              />
            </Disclosure>
          )}
        </section>
        <section class="mu-stack">
          <h2>Các phiên bản</h2>
          {contracts.map((contract, index) => (
            <Disclosure
              key={contract.id}
              summary={`Phiên bản ${versionOf(contract)}, ${formatDate(dayOf(contract.publishedAt), 'vi')}`}
            >
              {index === contracts.length - 1 ? (
                <p>Phiên bản đầu tiên.</p>
              ) : (
                <ChangeList
                  changes={contract.changes}
                  caption={`Thay đổi của phiên bản ${versionOf(contract)}`}
                />
              )}
              <p>
                <a href={platformPaths.document(service.name, versionOf(contract))}>
                  Đặc tả của phiên bản {versionOf(contract)}
                </a>
              </p>
            </Disclosure>
          ))}
        </section>
      </div>
    </PublicFrame>
  );
}
