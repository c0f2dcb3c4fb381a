import { PublicFrame } from '#modules/site/index.ts';
import { DataTable, FigureList, formatNumber, PageTitle, Tag } from '#ui/index.ts';
import { classNames } from '../messages.vi.ts';
import type { ServiceRow } from '../overview.ts';
import { platformPaths } from '../paths.ts';
import { noUsage, type Usage } from '../usage.ts';

export interface CataloguePageProps {
  readonly catalogue: readonly Pick<ServiceRow, 'service' | 'agencyName' | 'version' | 'operations'>[];
  /** Of the last thirty days. */
  readonly usage: ReadonlyMap<string, Usage>;
  readonly users: ReadonlyMap<string, number>;
}

/** What the agencies of the province share, how much it is used, and how to ask for it: for everyone. */
export function CataloguePage({ catalogue, usage, users }: CataloguePageProps) {
  const published = catalogue.filter(({ version }) => version !== null);
  const calls = published.reduce((sum, { service }) => sum + (usage.get(service.id)?.calls ?? 0), 0);
  return (
    <PublicFrame title="Dịch vụ chia sẻ dữ liệu">
      <div class="mu-stack" data-gap="large">
        <PageTitle
          title="Dịch vụ chia sẻ dữ liệu"
          lead="Các cơ quan trong tỉnh chia sẻ những gì, theo đặc tả nào, cho mục đích nào, và được khai thác bao nhiêu."
        />
        <FigureList
          figures={[
            { label: 'Dịch vụ đang công bố', value: formatNumber(published.length, 'vi') },
            { label: 'Lời gọi trong 30 ngày', value: formatNumber(calls, 'vi') },
          ]}
        />
        <DataTable
          caption="Dịch vụ chia sẻ dữ liệu"
          rows={published}
          rowKey={({ service }) => service.id}
          stacksOnPhone
          empty="Chưa có dịch vụ nào được công bố."
          columns={[
            {
              key: 'title',
              header: 'Dịch vụ',
              namesRow: true,
              cell: ({ service }) => <a href={platformPaths.catalogued(service.name)}>{service.title}</a>,
            },
            { key: 'agency', header: 'Bên cung cấp', cell: ({ agencyName }) => agencyName },
            {
              key: 'classes',
              header: 'Loại dữ liệu',
              cell: ({ operations }) =>
                [...new Set(operations.map(({ dataClass }) => classNames[dataClass]))].join(', '),
            },
            { key: 'version', header: 'Phiên bản', noWrap: true, cell: ({ version }) => version },
            {
              key: 'calls',
              header: 'Lời gọi 30 ngày',
              isNumber: true,
              cell: ({ service }) => formatNumber((usage.get(service.id) ?? noUsage).calls, 'vi'),
            },
            {
              key: 'users',
              header: 'Hệ thống',
              isNumber: true,
              cell: ({ service }) => formatNumber(users.get(service.id) ?? 0, 'vi'),
            },
            {
              key: 'state',
              header: 'Tình trạng',
              noWrap: true,
              cell: ({ service }) =>
                service.state === 'open' ? (
                  <Tag tone="success">Đang mở</Tag>
                ) : (
                  <Tag tone="neutral">Tạm đóng</Tag>
                ),
            },
          ]}
        />
        <section class="mu-stack">
          <h2>Muốn khai thác?</h2>
          <p>
            Cơ quan có hệ thống cần dữ liệu liên hệ người phụ trách công nghệ thông tin của cơ quan mình để
            đăng ký hệ thống và gửi yêu cầu. Yêu cầu nêu chức năng, mục đích và căn cứ pháp lý; bên cung cấp
            quyết định trong 5 ngày làm việc.
          </p>
        </section>
      </div>
    </PublicFrame>
  );
}
