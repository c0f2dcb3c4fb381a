import { usePage } from '#platform/html/index.ts';
import { Button, Card, ChoiceBoxes, formatMoney, type Posted, postedTo, TextBox } from '#ui/index.ts';
import { paymentPaths } from '../paths.ts';
import type { Refund } from '../refunds.ts';

const states = {
  asked: 'chờ duyệt',
  approved: 'đã duyệt, chờ chi',
  declined: 'không duyệt',
  paid: 'đã chi',
} as const;

/** Refunds with what may be done about each: the head decides, the desk pays. */
export function RefundList({
  refunds,
  posted,
}: {
  readonly refunds: readonly (Refund & { readonly subjectCode?: string; readonly payerName?: string })[];
  readonly posted: Posted;
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
                <TextBox
                  {...postedTo(`decide-${refund.id}`, posted).box('note')}
                  label="Ý kiến (bắt buộc khi không duyệt)"
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
              <PayForm refund={refund} posted={posted} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function PayForm({ refund, posted }: { readonly refund: Refund; readonly posted: Posted }) {
  const { box } = postedTo(`pay-${refund.id}`, posted);
  return (
    <form class="mu-stack" data-gap="small" method="post" action={paymentPaths.refundPayment(refund.id)}>
      <ChoiceBoxes
        {...box('through')}
        type="radio"
        label="Chi bằng"
        options={[
          { value: 'cash', label: 'Tiền mặt trong ngăn của tôi' },
          { value: 'transfer', label: 'Chuyển khoản' },
        ]}
        chosen={['cash']}
      />
      <TextBox {...box('proof')} label="Số phiếu chi hoặc số giao dịch" />
      <p>
        <Button variant="secondary">Đã chi {formatMoney(refund.amountVnd, 'vi')}</Button>
      </p>
    </form>
  );
}
