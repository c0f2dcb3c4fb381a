import { usePage } from '#platform/html/index.ts';
import { Button, Card, formatMoney } from '#ui/index.ts';
import { paymentPaths } from '../paths.ts';
import type { Refund } from '../refunds.ts';
import { DeskField, type Tried } from './desk-field.tsx';

const states = {
  asked: 'chờ duyệt',
  approved: 'đã duyệt, chờ chi',
  declined: 'không duyệt',
  paid: 'đã chi',
} as const;

/** Refunds with what may be done about each: the head decides, the desk pays. */
export function RefundList({
  refunds,
  tried,
}: {
  readonly refunds: readonly (Refund & { readonly subjectCode?: string; readonly payerName?: string })[];
  readonly tried?: Tried | undefined;
}) {
  const { actor } = usePage();
  const holds = (role: string) => actor.positions.some(({ roles }) => roles.includes(role));
  return (
    <Card title="Hoàn trả">
      <ul class="mu-stack">
        {refunds.map((refund) => (
          <li key={refund.id} class="mu-stack" data-gap="small">
            <p>
              <strong>{formatMoney(refund.amountVnd, 'vi')}</strong>, {states[refund.state]}
              {refund.subjectCode && (
                <>
                  {' '}
                  · <a href={paymentPaths.desk(refund.obligationId)}>{refund.subjectCode}</a>,{' '}
                  {refund.payerName}
                </>
              )}
              <br />
              {refund.reason} ({refund.askedByName}
              {refund.decidedByName && `; ${refund.decidedByName}`})
            </p>
            {refund.state === 'asked' && holds('oneStopHead') && (
              <form
                class="mu-stack"
                data-gap="small"
                method="post"
                action={paymentPaths.refundDecision(refund.id)}
              >
                <DeskField
                  form={`decide-${refund.id}`}
                  name="note"
                  label="Ý kiến (bắt buộc khi không duyệt)"
                  tried={tried}
                />
                <div class="mu-row">
                  <button class="ds-button" type="submit" name="decision" value="approve">
                    Duyệt hoàn trả
                  </button>
                  <button
                    class="ds-button"
                    data-variant="secondary"
                    data-color="danger"
                    type="submit"
                    name="decision"
                    value="decline"
                  >
                    Không duyệt
                  </button>
                </div>
              </form>
            )}
            {refund.state === 'approved' && holds('receptionist') && (
              <PayForm refund={refund} tried={tried} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function PayForm({ refund, tried }: { readonly refund: Refund; readonly tried: Tried | undefined }) {
  const form = `pay-${refund.id}`;
  return (
    <form class="mu-stack" data-gap="small" method="post" action={paymentPaths.refundPayment(refund.id)}>
      <fieldset class="ds-fieldset">
        <legend class="ds-label">Chi bằng</legend>
        {(['cash', 'transfer'] as const).map((through) => (
          <div class="ds-field" key={through}>
            <input
              class="ds-input"
              type="radio"
              id={`${form}-${through}`}
              name="through"
              value={through}
              checked={through === 'cash'}
            />
            <label class="ds-label" data-weight="regular" for={`${form}-${through}`}>
              {through === 'cash' ? 'Tiền mặt trong ngăn của tôi' : 'Chuyển khoản'}
            </label>
          </div>
        ))}
      </fieldset>
      <DeskField form={form} name="proof" label="Số phiếu chi hoặc số giao dịch" tried={tried} />
      <p>
        <Button variant="secondary">Đã chi {formatMoney(refund.amountVnd, 'vi')}</Button>
      </p>
    </form>
  );
}
