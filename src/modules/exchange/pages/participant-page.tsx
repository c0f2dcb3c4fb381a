import { X509Certificate } from 'node:crypto';
import {
  Alert,
  Button,
  Card,
  formatDate,
  isRefused,
  nothingPosted,
  PageTitle,
  type Posted,
  PostedProblem,
  SummaryList,
} from '#ui/index.ts';
import type { Participant } from '../model.ts';
import { exchangePaths, vxpPath } from '../paths.ts';
import { ExchangeFrame } from './exchange-frame.tsx';
import { ParticipantForm } from './participant-form.tsx';

export interface ParticipantPageProps {
  readonly participant: Participant;
  readonly posted?: Posted;
  /** Just issued, and shown this once. */
  readonly credentials?: { readonly token: string; readonly vxpSecret: string };
}

/** One participant elsewhere: its certificate, and what may be changed. */
export function ParticipantPage({ participant, posted = nothingPosted, credentials }: ParticipantPageProps) {
  const { name, code } = participant;
  // Where somebody else was quicker, what they changed is shown first.
  const shown = posted.issues.size > 0 ? posted : { ...posted, values: knownValues(participant) };
  return (
    <ExchangeFrame
      title={name}
      hasErrors={isRefused(posted)}
      breadcrumbs={[{ label: 'Đơn vị tham gia trục', href: exchangePaths.participants }, { label: name }]}
    >
      <PageTitle title={name} eyebrow={code} />
      <PostedProblem posted={posted} />
      {credentials && <NewCredentials {...credentials} system={participant.system} />}
      <CertificateCard pem={participant.certificatePem} />
      <Card title="Thay đổi">
        <ParticipantForm
          action={exchangePaths.participant(participant.id)}
          button="Lưu thay đổi"
          posted={shown}
          isNew={false}
        />
      </Card>
      {participant.system && (
        <Card title="Khóa kết nối">
          <form class="mu-stack" method="post" action={exchangePaths.credentials(participant.id)}>
            <p>
              Cấp cho hệ thống <code>{participant.system}</code> khi kết nối lần đầu, khi khóa bị mất hoặc
              nghi bị lộ. Khóa đang dùng hết hiệu lực ngay.
            </p>
            <p>
              <Button variant="secondary">Cấp khóa mới</Button>
            </p>
          </form>
        </Card>
      )}
    </ExchangeFrame>
  );
}

function NewCredentials({
  system,
  token,
  vxpSecret,
}: NonNullable<ParticipantPageProps['credentials']> & { readonly system: string | null }) {
  const code = (text: string | null) => <code class="mu-breakable">{text}</code>;
  return (
    <Alert tone="success" title="Khóa kết nối mới, chỉ hiện một lần" isNews>
      <p>Chép vào cấu hình của hệ thống ngay bây giờ; trục không giữ bản nào để xem lại.</p>
      <SummaryList
        rows={[
          { term: 'Mã hệ thống (systemid)', value: code(system) },
          { term: 'Khóa API (Bearer)', value: code(token) },
          { term: 'Mật mã VXP', value: code(vxpSecret) },
          { term: 'Địa chỉ VXP', value: code(vxpPath('')) },
        ]}
      />
    </Alert>
  );
}

function CertificateCard({ pem }: { readonly pem: string | null }) {
  if (pem === null) return null;
  const { subject, issuer, validFromDate, validToDate, fingerprint256 } = new X509Certificate(pem);
  const day = (date: Date) => formatDate(Temporal.PlainDate.from(date.toISOString().slice(0, 10)), 'vi');
  return (
    <Card title="Chứng thư đang dùng">
      <SummaryList
        rows={[
          { term: 'Cấp cho', value: oneLine(subject) },
          { term: 'Nơi cấp', value: oneLine(issuer) },
          { term: 'Hiệu lực', value: `${day(validFromDate)} – ${day(validToDate)}` },
          { term: 'Dấu vân tay SHA-256', value: <code class="mu-breakable">{fingerprint256}</code> },
        ]}
      />
    </Card>
  );
}

const oneLine = (name: string) => name.split('\n').reverse().join(', ');

const knownValues = (participant: Participant) =>
  new URLSearchParams(
    (['name', 'way', 'endpoint', 'system', 'certificatePem', 'dailyMessages', 'version'] as const).flatMap(
      (name) => (participant[name] === null ? [] : [[name, String(participant[name])]]),
    ),
  );
