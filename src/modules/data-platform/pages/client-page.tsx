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
import type { Credential } from '../clients.ts';
import type { Subscription } from '../events/subscriptions.ts';
import type { ListedGrant } from '../grants.ts';
import { subscriptionNames } from '../messages.vi.ts';
import type { Client } from '../model.ts';
import type { ServiceRow } from '../overview.ts';
import { platformPaths } from '../paths.ts';
import { FormBox } from './form-box.tsx';
import { GrantTable } from './grant-table.tsx';
import { type Issues, summaryOf } from './issues.ts';
import { LimitBoxes } from './new-forms.tsx';
import { PlatformFrame } from './platform-frame.tsx';
import { RequestForm } from './request-form.tsx';

export interface ClientPageProps {
  readonly client: Client;
  readonly agencyName: string;
  readonly credentials: readonly Credential[];
  readonly grants: readonly ListedGrant[];
  readonly subscriptions: readonly Subscription[];
  readonly catalogue: readonly Pick<ServiceRow, 'service' | 'operations'>[];
  readonly isKept: boolean;
  readonly now: Temporal.Instant;
  /** Shown this once. */
  readonly newKey?: string;
  readonly typed?: { readonly values: URLSearchParams; readonly issues: Issues };
}

/** One system: how it proves itself, what it may call, what it is told of, and its quotas. */
export function ClientPage(props: ClientPageProps) {
  const { client, agencyName, grants, catalogue, isKept, newKey, typed } = props;
  const limits = new URLSearchParams({
    perSecond: String(client.perSecond),
    burst: String(client.burst),
    dailyCalls: String(client.dailyCalls ?? ''),
  });
  return (
    <PlatformFrame
      title={client.name}
      hasErrors={Boolean(typed)}
      breadcrumbs={[{ label: 'Hệ thống khai thác', href: platformPaths.overview }, { label: client.name }]}
    >
      <PageTitle title={client.name} eyebrow={client.system} />
      {typed && <ErrorSummary errors={summaryOf(typed.issues)} />}
      {newKey && (
        <Alert tone="success" title="Khóa mới, chỉ hiện một lần" isNews>
          <p>
            <code class="mu-break">{newKey}</code>
          </p>
          <p>Chép vào cấu hình của hệ thống ngay bây giờ. Nền tảng chỉ giữ mã băm của khóa.</p>
        </Alert>
      )}
      <SummaryList
        rows={[
          { term: 'Cơ quan', value: agencyName },
          {
            term: 'Tình trạng',
            value:
              client.state === 'active' ? (
                <Tag tone="success">Đang khai thác</Tag>
              ) : (
                <Tag tone="danger">Tạm ngừng</Tag>
              ),
          },
          {
            term: 'Nhật ký',
            value: <a href={platformPaths.calls({ client: client.id })}>Lời gọi của hệ thống này</a>,
          },
        ]}
      />
      <Credentials {...props} />
      <h2>Quyền khai thác</h2>
      <GrantTable grants={grants} names="service" />
      {isKept && (
        <Disclosure summary="Xin quyền khai thác" isOpen={typed?.values.has('lawBasis')}>
          <Card>
            <RequestForm
              client={client}
              catalogue={catalogue}
              values={typed?.values ?? new URLSearchParams()}
              issues={typed?.issues ?? []}
            />
          </Card>
        </Disclosure>
      )}
      <Subscriptions {...props} />
      {isKept && (
        <Disclosure summary="Tạm ngừng và hạn mức" isOpen={typed?.values.has('perSecond')}>
          <Card>
            <form class="mu-stack" method="post" action={platformPaths.client(client.id)}>
              <input type="hidden" name="version" value={client.version} />
              <FormBox
                name="name"
                label="Tên hệ thống"
                value={typed?.values.get('name') ?? client.name}
                issues={typed?.issues}
              />
              <FormBox
                name="state"
                label="Tình trạng"
                value={client.state}
                options={[
                  { value: 'active', label: 'Đang khai thác' },
                  { value: 'suspended', label: 'Tạm ngừng: mọi lời gọi bị từ chối ngay' },
                ]}
              />
              <LimitBoxes
                values={typed?.values.has('perSecond') ? typed.values : limits}
                issues={typed?.issues ?? []}
              />
              <p>
                <Button variant="secondary">Lưu</Button>
              </p>
            </form>
          </Card>
        </Disclosure>
      )}
    </PlatformFrame>
  );
}

function Credentials({ client, credentials, isKept, now, typed }: ClientPageProps) {
  return (
    <>
      <h2>Khóa và chứng thư</h2>
      <DataTable
        caption="Khóa và chứng thư"
        rows={credentials}
        rowKey={({ id }) => id}
        stacksOnPhone
        empty="Chưa có khóa nào; hệ thống chưa gọi được."
        columns={[
          {
            key: 'label',
            header: 'Nhận biết',
            namesRow: true,
            cell: ({ label }) => <code class="mu-break">{label}</code>,
          },
          { key: 'kind', header: 'Loại', cell: ({ kind }) => (kind === 'key' ? 'Khóa' : 'Chứng thư') },
          {
            key: 'days',
            header: 'Thời hạn',
            cell: ({ validFrom, validTo }) =>
              `${formatDateTime(validFrom, 'vi')} – ${validTo ? formatDateTime(validTo, 'vi') : 'không hạn'}`,
          },
          {
            key: 'state',
            header: 'Tình trạng',
            noWrap: true,
            cell: (credential) => <CredentialTag credential={credential} now={now} />,
          },
          {
            key: 'act',
            header: 'Thao tác',
            cell: ({ id, label, revokedAt }) =>
              isKept && revokedAt === null ? (
                <form method="post" action={platformPaths.credential(client.id, id)}>
                  <Button variant="tertiary" color="danger">
                    Thu hồi<span class="ds-sr-only"> {label}</span>
                  </Button>
                </form>
              ) : (
                '–'
              ),
          },
        ]}
      />
      {isKept && (
        <>
          <form class="mu-stack" method="post" action={platformPaths.keys(client.id)}>
            <FormBox name="overlapDays" type="number" label="Khóa cũ còn dùng được thêm (ngày)" value={7} />
            <p>
              <Button>Cấp khóa mới</Button>
            </p>
          </form>
          <Disclosure summary="Đăng ký chứng thư (TLS hai chiều)" isOpen={typed?.values.has('pem')}>
            <form class="mu-stack" method="post" action={platformPaths.certificates(client.id)}>
              <FormBox
                name="pem"
                rows={6}
                label="Chứng thư của hệ thống"
                hint="Dạng PEM"
                value={typed?.values.get('pem') ?? ''}
                issues={typed?.issues}
              />
              <p>
                <Button variant="secondary">Đăng ký chứng thư</Button>
              </p>
            </form>
          </Disclosure>
        </>
      )}
    </>
  );
}

function CredentialTag({
  credential: { revokedAt, validTo },
  now,
}: {
  readonly credential: Credential;
  readonly now: Temporal.Instant;
}) {
  if (revokedAt) return <Tag tone="danger">Đã thu hồi</Tag>;
  if (validTo && Temporal.Instant.compare(validTo, now) <= 0) return <Tag tone="neutral">Hết hạn</Tag>;
  return <Tag tone="success">Dùng được</Tag>;
}

const Subscriptions = ({ client, subscriptions, isKept }: ClientPageProps) => (
  <>
    <h2>Đăng ký nhận sự kiện</h2>
    <DataTable
      caption="Đăng ký nhận sự kiện"
      rows={subscriptions}
      rowKey={({ id }) => id}
      stacksOnPhone
      empty="Hệ thống chưa đăng ký nhận sự kiện nào."
      columns={[
        {
          key: 'endpoint',
          header: 'Địa chỉ nhận',
          namesRow: true,
          cell: ({ endpoint }) => <span class="mu-break">{endpoint}</span>,
        },
        { key: 'types', header: 'Loại sự kiện', cell: ({ types }) => types.join(', ') },
        { key: 'position', header: 'Đã nhận đến', isNumber: true, cell: ({ position }) => position },
        {
          key: 'state',
          header: 'Tình trạng',
          cell: (subscription) => <SubscriptionState {...subscription} />,
        },
        {
          key: 'act',
          header: 'Gửi lại từ vị trí',
          cell: ({ id, state, position }) =>
            isKept && state !== 'ended' ? (
              <form class="mu-row" method="post" action={platformPaths.subscription(client.id, id)}>
                <input
                  class="ds-input"
                  name="after"
                  value={position}
                  inputmode="numeric"
                  aria-label="Vị trí bắt đầu gửi lại"
                />
                <Button variant="secondary">Gửi lại</Button>
              </form>
            ) : (
              '–'
            ),
        },
      ]}
    />
  </>
);

function SubscriptionState({ state, lastError, attempts }: Subscription) {
  const tone =
    state === 'given-up' ? 'danger' : state === 'ended' ? 'neutral' : lastError ? 'warning' : 'success';
  return (
    <>
      <Tag tone={tone}>{subscriptionNames[state]}</Tag>
      {lastError && ` Lần thử ${attempts}: ${lastError}`}
    </>
  );
}
