import { X509Certificate } from 'node:crypto';
import { Alert, Card, ErrorSummary, formatDate, PageTitle, SummaryList } from '#ui/index.ts';
import type { Participant } from '../model.ts';
import { exchangePaths } from '../paths.ts';
import { ExchangeFrame } from './exchange-frame.tsx';
import { ParticipantForm, type ParticipantFormProps } from './participant-form.tsx';

export interface ParticipantPageProps {
  readonly participant: Participant;
  /** What was typed, with what is wrong in it; otherwise what is known. */
  readonly typed?: URLSearchParams;
  readonly issues?: ParticipantFormProps['issues'];
  /** Somebody else was quicker. */
  readonly problem?: string | undefined;
}

/** One participant elsewhere: its certificate, and what may be changed. */
export function ParticipantPage({ participant, typed, issues = [], problem }: ParticipantPageProps) {
  const { name, code } = participant;
  return (
    <ExchangeFrame
      title={name}
      hasErrors={issues.length > 0 || Boolean(problem)}
      breadcrumbs={[{ label: 'Đơn vị tham gia trục', href: exchangePaths.participants }, { label: name }]}
    >
      <PageTitle title={name} eyebrow={code} />
      {problem && (
        <Alert tone="danger" title="Chưa lưu được" isNews>
          <p>{problem}</p>
        </Alert>
      )}
      {issues.length > 0 && (
        <ErrorSummary errors={issues.map(({ field, text }) => ({ fieldId: field.slice(1), text }))} />
      )}
      <CertificateCard pem={participant.certificatePem} />
      <Card title="Thay đổi">
        <ParticipantForm
          action={exchangePaths.participant(participant.id)}
          button="Lưu thay đổi"
          values={typed ?? knownValues(participant)}
          issues={issues}
          isNew={false}
        />
      </Card>
    </ExchangeFrame>
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
