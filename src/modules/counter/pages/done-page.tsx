import type { ComponentChildren } from 'preact';
import {
  type Dossier,
  type DossierComponent,
  type DossierFile,
  type DossierLetter,
  deskPaths,
  returnMethodNames,
} from '#modules/dossiers/index.ts';
import {
  type Obligation,
  owedVnd,
  PaymentTag,
  paymentPaths,
  type Receipt,
  receiptNumber,
} from '#modules/payments/index.ts';
import type { ScansAbout } from '#modules/scanning/index.ts';
import { DeskFrame } from '#modules/site/index.ts';
import { Alert, Card, formatDateTime, formatMoney, PageTitle, SummaryList } from '#ui/index.ts';
import { counterPaths } from '../paths.ts';
import { ScansCard } from './scans-card.tsx';

export interface DonePageProps {
  readonly dossier: Dossier;
  readonly acknowledgement: DossierLetter;
  readonly components: readonly DossierComponent[];
  readonly fees: readonly Obligation[];
  readonly receipts: readonly Receipt[];
  /** Scanned so far. */
  readonly copies: readonly DossierFile[];
  readonly scans: ScansAbout;
  /** The clerk has a key to sign copies with. */
  readonly hasKey: boolean;
  /** The clerk sits at a counter that calls numbers. */
  readonly hasSeat: boolean;
  readonly problem?: string | undefined;
}

/** Taken in: the fee, the scans, the paper to hand over, the next person. Enter is the step that comes next. */
export function DonePage(props: DonePageProps) {
  const { dossier, acknowledgement, fees, hasSeat, problem } = props;
  const owes = fees.some((fee) => owedVnd(fee) > 0);
  return (
    <DeskFrame
      title={`Đã tiếp nhận ${dossier.code}`}
      hasErrors={problem !== undefined}
      breadcrumbs={[
        { label: 'Quầy tiếp nhận', href: counterPaths.start() },
        { label: dossier.code, href: deskPaths.dossier(dossier.id) },
        { label: 'Đã tiếp nhận' },
      ]}
    >
      <div class="mu-stack">
        <PageTitle
          eyebrow={`${dossier.procedureName} · ${dossier.applicantName}`}
          title={dossier.code}
          lead={`Hẹn trả ${dossier.dueAt ? formatDateTime(dossier.dueAt, 'vi') : ''}, ${returnMethodNames[dossier.returnMethod].toLowerCase()}.`}
        />
        {problem && (
          <Alert tone="danger" isNews>
            <p>{problem}</p>
          </Alert>
        )}
        <div class="mu-columns">
          <div class="mu-stack">
            {fees.length > 0 && <FeesCard {...props} />}
            <Card title="Giấy tiếp nhận hồ sơ và hẹn trả kết quả">
              <Facts {...props} />
              <div class="mu-row">
                <a
                  class="ds-button"
                  data-variant={owes ? 'secondary' : undefined}
                  href={deskPaths.letter(dossier.id, acknowledgement.id)}
                  target="_blank"
                  rel="noopener"
                  accesskey="i"
                  autofocus={!owes && problem === undefined}
                >
                  In giấy hẹn
                </a>
                <a
                  class="ds-button"
                  data-variant="tertiary"
                  href={counterPaths.statement(dossier.id)}
                  target="_blank"
                  rel="noopener"
                >
                  In tờ khai để người nộp ký
                </a>
              </div>
            </Card>
            <Card title="Người kế tiếp">
              <form class="mu-row" method="post" action={counterPaths.next}>
                <button class="ds-button" data-variant="secondary" type="submit" accesskey="k">
                  {hasSeat ? 'Gọi người kế tiếp' : 'Người kế tiếp'}
                </button>
                <a class="ds-button" data-variant="tertiary" href={counterPaths.start()}>
                  Thêm hồ sơ cho người này
                </a>
              </form>
            </Card>
          </div>
          <div class="mu-stack">
            <ScansCard {...props} />
          </div>
        </div>
      </div>
    </DeskFrame>
  );
}

function FeesCard({ dossier, fees, receipts, problem }: DonePageProps) {
  const owed = fees.filter((fee) => owedVnd(fee) > 0);
  const total = owed.reduce((sum, fee) => sum + owedVnd(fee), 0);
  return (
    <Card title="Phí, lệ phí">
      <ul class="mu-stack" data-gap="small">
        {fees.map((fee) => (
          <li key={fee.id} class="mu-row">
            <strong>{formatMoney(fee.amountVnd, 'vi')}</strong>
            <PaymentTag {...fee} />
            <a href={paymentPaths.desk(fee.id)}>Cách tính, miễn giảm</a>
          </li>
        ))}
      </ul>
      {owed.length > 0 && (
        <form method="post" action={counterPaths.cash(dossier.id)}>
          {owed.map((fee) => (
            <input key={fee.id} type="hidden" name={`amount.${fee.id}`} value={owedVnd(fee)} />
          ))}
          <button class="ds-button" type="submit" accesskey="t" autofocus={problem === undefined}>
            Đã nhận đủ {formatMoney(total, 'vi')} tiền mặt
          </button>
        </form>
      )}
      {receipts.map((receipt) => (
        <p key={receipt.id}>
          <a href={paymentPaths.deskReceipt(receipt.obligationId, receipt.id)} target="_blank" rel="noopener">
            In biên lai số {receiptNumber(receipt)}, {formatMoney(receipt.amountVnd, 'vi')}
          </a>
        </p>
      ))}
    </Card>
  );
}

const receivedWords = { original: 'bản chính', copy: 'bản sao', stored: 'lấy từ kho' } as const;

function Facts({ dossier, components }: DonePageProps) {
  const received = components.filter((component) => component.isReceived);
  const rows: readonly (readonly [string, ComponentChildren])[] = [
    ['Tiếp nhận lúc', formatDateTime(dossier.acceptedAt ?? dossier.submittedAt, 'vi')],
    [
      'Giấy tờ đã nhận',
      received.length === 0 ? (
        'Không có giấy tờ kèm theo'
      ) : (
        <ol>
          {received.map(({ id, name, receivedAs }) => (
            <li key={id}>
              {name}
              {receivedAs && ` (${receivedWords[receivedAs]})`}
            </li>
          ))}
        </ol>
      ),
    ],
  ];
  return <SummaryList rows={rows.map(([term, value]) => ({ term, value }))} />;
}
