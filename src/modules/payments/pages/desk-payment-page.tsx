import { DeskFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import {
  Alert,
  Button,
  Card,
  Disclosure,
  formatDateTime,
  formatMoney,
  isRefused,
  PageTitle,
  type Posted,
  PostedProblem,
  postedTo,
  TextBox,
  Timeline,
} from '#ui/index.ts';
import { factWords } from '../fact-words.ts';
import { excessVnd, owedVnd, receiptNumber } from '../model.ts';
import { paymentPaths } from '../paths.ts';
import type { PaymentView } from '../payment-view.ts';
import { PaymentTag } from './payment-tag.tsx';
import { Reckoning } from './reckoning.tsx';
import { RefundList } from './refund-list.tsx';
import { ReliefFields } from './relief-fields.tsx';

export interface DeskPaymentPageProps {
  readonly view: PaymentView;
  readonly dossierHref: string;
  readonly may: { readonly collect: boolean; readonly recalculate: boolean };
  readonly posted: Posted;
}

/** An obligation as the desk works on it: what is owed, the cash to take, and what has happened. */
export function DeskPaymentPage({ view, dossierHref, may, posted }: DeskPaymentPageProps) {
  const { obligation, receipts, refunds, events, charge } = view;
  const owed = owedVnd(obligation);
  const recalculation = postedTo('recalculate', posted);
  return (
    <DeskFrame
      title={`Phí của hồ sơ ${obligation.subjectCode}`}
      hasErrors={isRefused(posted)}
      breadcrumbs={[
        { label: 'Thu phí', href: paymentPaths.fees },
        { label: obligation.subjectCode, href: dossierHref },
        { label: 'Phí, lệ phí' },
      ]}
    >
      <div class="mu-stack">
        <PageTitle
          eyebrow={`${obligation.subjectCode} · ${obligation.payerName}`}
          title={owed > 0 ? `Còn phải thu ${formatMoney(owed, 'vi')}` : 'Phí, lệ phí của hồ sơ'}
          lead={
            <span class="mu-row">
              <PaymentTag {...obligation} />
              <a href={dossierHref}>{obligation.title}</a>
            </span>
          }
        />
        <PostedProblem posted={posted} />
        <div class="mu-columns">
          <div class="mu-stack">
            <Card title="Cách tính">
              <Reckoning view={view} />
            </Card>
            {events.length > 0 && (
              <Card title="Diễn biến">
                <Timeline
                  label="Diễn biến của khoản phải nộp"
                  items={events.map((event) => ({
                    key: event.id,
                    at: event.recordedAt.toString(),
                    when: formatDateTime(event.recordedAt, 'vi'),
                    title: factWords(event, view.recalculations).title,
                    by: event.actor.name,
                    body: factWords(event, view.recalculations).lines.map((line) => <p key={line}>{line}</p>),
                  }))}
                />
              </Card>
            )}
          </div>
          <div class="mu-stack">
            {owed > 0 && may.collect && <CollectForm view={view} />}
            {charge && (
              <Alert tone="info" title="Người nộp đang thanh toán trực tuyến">
                <p>Chưa thu tiền mặt được; cổng thanh toán sẽ được hỏi lại khi bạn bấm thu.</p>
              </Alert>
            )}
            {may.recalculate && view.categories.length > 0 && (
              <Disclosure summary="Tính lại theo diện miễn, giảm" isOpen={recalculation.isThis}>
                <form
                  class="mu-stack"
                  data-gap="small"
                  method="post"
                  action={paymentPaths.recalculation(obligation.id)}
                >
                  <p>
                    Tính theo biểu phí đã áp dụng lúc nộp hồ sơ. Bỏ chọn diện mà người nộp không có giấy tờ.
                  </p>
                  <input type="hidden" name="seenVersion" value={obligation.version} />
                  <ReliefFields view={view} />
                  <TextBox {...recalculation.box('reason')} label="Lý do, giấy tờ đã xem" />
                  <p>
                    <Button variant="secondary">Tính lại</Button>
                  </p>
                </form>
              </Disclosure>
            )}
            {receipts.length > 0 && (
              <Card title="Biên lai">
                <ul class="mu-stack" data-gap="small">
                  {receipts.map((receipt) => (
                    <li key={receipt.id}>
                      <a href={paymentPaths.deskReceipt(obligation.id, receipt.id)}>
                        Số {receiptNumber(receipt)}, {formatMoney(receipt.amountVnd, 'vi')},{' '}
                        {receipt.chargeId ? 'trực tuyến' : 'tiền mặt'}
                      </a>
                    </li>
                  ))}
                </ul>
              </Card>
            )}
            {excessVnd(obligation) > 0 &&
              may.collect &&
              !refunds.some(({ state }) => state === 'asked' || state === 'approved') && (
                <Card title={`Nộp thừa ${formatMoney(excessVnd(obligation), 'vi')}`}>
                  <form
                    class="mu-stack"
                    data-gap="small"
                    method="post"
                    action={paymentPaths.refunds(obligation.id)}
                  >
                    <TextBox {...postedTo('refund', posted).box('reason')} label="Lý do hoàn trả" />
                    <p>
                      <Button variant="secondary">Đề nghị hoàn trả</Button>
                    </p>
                  </form>
                </Card>
              )}
            {refunds.length > 0 && <RefundList refunds={refunds} posted={posted} />}
          </div>
        </div>
      </div>
    </DeskFrame>
  );
}

function CollectForm({ view: { obligation } }: { readonly view: PaymentView }) {
  const { locale } = usePage();
  const owed = owedVnd(obligation);
  return (
    <Card title="Thu tiền mặt">
      <form
        // The amount is no box of its own: what is wrong with it leads here.
        id="amountVnd"
        class="mu-stack"
        data-gap="small"
        method="post"
        action={paymentPaths.cash(obligation.id)}
      >
        <input type="hidden" name="amount" value={owed} />
        <p>
          Nhận đủ <strong>{formatMoney(owed, locale)}</strong> từ {obligation.payerName}, rồi bấm thu; biên
          lai có ngay để in.
        </p>
        <p>
          <Button>Thu {formatMoney(owed, locale)}</Button>
        </p>
      </form>
    </Card>
  );
}
