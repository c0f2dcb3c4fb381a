import {
  Alert,
  Button,
  Card,
  DataTable,
  Disclosure,
  ErrorSummary,
  formatDateTime,
  PageTitle,
  SummaryList,
  Tag,
} from '#ui/index.ts';
import type { ListedDiscrepancy } from '../discrepancies.ts';
import type { Expectation } from '../expectations.ts';
import type { ListedGrant } from '../grants.ts';
import { discrepancyNames } from '../messages.vi.ts';
import type { Contract, ContractChange, Service } from '../model.ts';
import { platformPaths } from '../paths.ts';
import { ChangeList } from './change-list.tsx';
import { FormBox } from './form-box.tsx';
import { GrantTable } from './grant-table.tsx';
import { type Issues, summaryOf } from './issues.ts';
import { PlatformFrame } from './platform-frame.tsx';
import { PublishForm } from './publish-form.tsx';

export interface ServicePageProps {
  readonly service: Service;
  readonly agencyName: string;
  readonly contracts: readonly Contract[];
  readonly grants: readonly ListedGrant[];
  readonly discrepancies: readonly ListedDiscrepancy[];
  readonly expectations: readonly Expectation[];
  /** Whether the actor publishes for it. */
  readonly isKept: boolean;
  readonly typed?: { readonly values: URLSearchParams; readonly issues: Issues };
  /** What the version that was refused would break. */
  readonly refused?: readonly ContractChange[];
  readonly problem?: string | undefined;
}

/** One service: its versions and what changed, who may call what, where its answers differ, what clients rely on. */
export function ServicePage(props: ServicePageProps) {
  const { service, agencyName, contracts, grants, isKept, typed, refused, problem } = props;
  const [current] = contracts;
  return (
    <PlatformFrame
      title={service.title}
      hasErrors={Boolean(typed ?? problem)}
      breadcrumbs={[{ label: 'Dịch vụ', href: platformPaths.overview }, { label: service.title }]}
    >
      <PageTitle title={service.title} eyebrow={`/lgsp/${service.name}/`} />
      {typed && typed.issues.length > 0 && <ErrorSummary errors={summaryOf(typed.issues)} />}
      {problem && (
        <Alert tone="danger" title="Chưa công bố được" isNews>
          <p>{problem}</p>
        </Alert>
      )}
      {refused && <ChangeList changes={refused} caption="Những chỗ khác phiên bản đang có hiệu lực" />}
      <SummaryList
        rows={[
          { term: 'Bên cung cấp', value: agencyName },
          {
            term: 'Tình trạng',
            value:
              service.state === 'open' ? (
                <Tag tone="success">Đang mở</Tag>
              ) : (
                <Tag tone="neutral">Đã đóng</Tag>
              ),
          },
          {
            term: 'Đặc tả đang có hiệu lực',
            value: current
              ? `${current.major}.${current.minor}, công bố ${formatDateTime(current.publishedAt, 'vi')}`
              : 'Chưa công bố',
          },
          { term: 'Địa chỉ của bên cung cấp', value: current?.address ?? '–' },
          { term: 'Địa chỉ thử', value: current?.testAddress ?? '–' },
          { term: 'Chờ trả lời nhiều nhất', value: `${service.timeoutMs / 1000} giây` },
          { term: 'Số lời gọi cùng lúc', value: String(service.capacity) },
        ]}
      />
      {isKept && (
        <Disclosure summary="Công bố phiên bản mới" isOpen={Boolean(typed ?? problem) || !current}>
          <Card>
            <PublishForm
              service={service}
              current={current}
              values={typed?.values ?? new URLSearchParams()}
              issues={typed?.issues ?? []}
              mayBeMajor={Boolean(refused)}
            />
          </Card>
        </Disclosure>
      )}
      {isKept && <LimitForm service={service} />}
      <h2>Quyền khai thác</h2>
      <GrantTable grants={grants} names="client" />
      <Discrepancies {...props} />
      <Expectations {...props} />
      <h2>Các phiên bản</h2>
      {contracts.map((contract, index) => (
        <Disclosure
          key={contract.id}
          summary={`Phiên bản ${contract.major}.${contract.minor}, ${formatDateTime(contract.publishedAt, 'vi')}, ${contract.publishedBy}`}
        >
          {index === contracts.length - 1 ? (
            <p>Phiên bản đầu tiên.</p>
          ) : (
            <ChangeList
              changes={contract.changes}
              caption={`Thay đổi của phiên bản ${contract.major}.${contract.minor}`}
            />
          )}
        </Disclosure>
      ))}
    </PlatformFrame>
  );
}

const LimitForm = ({ service }: { readonly service: Service }) => (
  <Disclosure summary="Đóng, mở và giới hạn">
    <Card>
      <form class="mu-stack" method="post" action={platformPaths.service(service.id)}>
        <input type="hidden" name="version" value={service.version} />
        <FormBox
          name="state"
          label="Tình trạng"
          value={service.state}
          options={[
            { value: 'open', label: 'Mở' },
            { value: 'closed', label: 'Đóng: mọi lời gọi bị từ chối ngay' },
          ]}
        />
        <FormBox
          name="timeoutMs"
          type="number"
          label="Chờ trả lời nhiều nhất (mili giây)"
          value={service.timeoutMs}
        />
        <FormBox name="capacity" type="number" label="Số lời gọi cùng lúc" value={service.capacity} />
        <p>
          <Button variant="secondary">Lưu</Button>
        </p>
      </form>
    </Card>
  </Disclosure>
);

const Discrepancies = ({ discrepancies }: ServicePageProps) => (
  <>
    <h2>Chỗ khác đặc tả</h2>
    <DataTable
      caption="Phiếu chất lượng dữ liệu"
      rows={discrepancies}
      rowKey={({ id }) => id}
      stacksOnPhone
      empty="Mọi trả lời đều đúng đặc tả."
      columns={[
        {
          key: 'code',
          header: 'Phiếu',
          namesRow: true,
          noWrap: true,
          cell: ({ id, code }) => <a href={platformPaths.discrepancy(id)}>{code}</a>,
        },
        { key: 'operation', header: 'Chức năng', cell: ({ operation }) => <code>{operation}</code> },
        {
          key: 'times',
          header: 'Số lần',
          isNumber: true,
          cell: ({ times }) => (times >= 1000 ? 'từ 1.000' : String(times)),
        },
        {
          key: 'state',
          header: 'Tình trạng',
          noWrap: true,
          cell: ({ state }) => (
            <Tag tone={state === 'open' ? 'warning' : 'success'}>{discrepancyNames[state]}</Tag>
          ),
        },
        {
          key: 'at',
          header: 'Thấy lần đầu',
          noWrap: true,
          cell: ({ firstAt }) => formatDateTime(firstAt, 'vi'),
        },
      ]}
    />
  </>
);

const Expectations = ({ service, contracts, expectations, isKept }: ServicePageProps) => (
  <>
    <h2>Ví dụ mà hệ thống khác dựa vào</h2>
    <DataTable
      caption="Ví dụ mà hệ thống khác dựa vào"
      rows={expectations}
      rowKey={({ id }) => id}
      stacksOnPhone
      empty="Chưa có hệ thống nào gửi ví dụ."
      columns={[
        { key: 'name', header: 'Ví dụ', namesRow: true, cell: ({ name }) => name },
        { key: 'client', header: 'Hệ thống', cell: ({ clientSystem }) => clientSystem },
        {
          key: 'operation',
          header: 'Chức năng',
          cell: ({ operation, major }) => <code>{`${operation} (v${major})`}</code>,
        },
        { key: 'run', header: 'Lần chạy gần nhất', cell: (expectation) => <RunTag {...expectation} /> },
      ]}
    />
    {isKept && contracts[0]?.testAddress && expectations.length > 0 && (
      <form method="post" action={platformPaths.run(service.id)}>
        <Button variant="secondary">Chạy với địa chỉ thử</Button>
      </form>
    )}
  </>
);

function RunTag({ problems, runAt }: Expectation) {
  if (problems === null || runAt === null) return <>Chưa chạy</>;
  const [problem] = problems;
  if (!problem) return <Tag tone="success">Đúng, {formatDateTime(runAt, 'vi')}</Tag>;
  return (
    <>
      <Tag tone="danger">Sai, {formatDateTime(runAt, 'vi')}</Tag> {problem.at} {problem.detail}
    </>
  );
}
