import { DeskFrame } from '#modules/site/index.ts';
import { Button, Card, DataTable, formatDateTime, formatMoney, PageTitle, SummaryList } from '#ui/index.ts';
import type { Drawer } from '../drawers.ts';
import { excessVnd, type Obligation, owedVnd } from '../model.ts';
import { paymentPaths } from '../paths.ts';
import type { Refund } from '../refunds.ts';
import { DeskField, type Tried } from './desk-field.tsx';
import { PaymentTag } from './payment-tag.tsx';
import { RefundList } from './refund-list.tsx';

export interface FeesPageProps {
  readonly owed: readonly Obligation[];
  readonly overpaid: readonly Obligation[];
  readonly refunds: readonly (Refund & { readonly subjectCode: string; readonly payerName: string })[];
  readonly drawers: readonly (Drawer & { readonly holdsVnd: number })[];
  readonly actorId: string;
  readonly isHead: boolean;
  readonly tried?: Tried | undefined;
}

/** The money of a desk: what is owed, what lies in the drawers, what is to be given back. */
export function FeesPage({ owed, overpaid, refunds, drawers, actorId, isHead, tried }: FeesPageProps) {
  const own = drawers.find(({ officerId, closedAt }) => officerId === actorId && closedAt === null);
  return (
    <DeskFrame title="Thu phí, lệ phí" hasErrors={tried !== undefined}>
      <div class="mu-stack">
        <PageTitle
          title="Thu phí, lệ phí"
          lead="Khoản còn phải thu tại quầy, tiền trong ngăn và tiền phải hoàn trả."
        />
        <p>
          <a href={paymentPaths.deskFines}>Ghi quyết định xử phạt</a>
        </p>
        <div class="mu-columns">
          <div class="mu-stack">
            <DataTable
              caption="Khoản còn phải thu"
              showsCaption
              rows={owed}
              rowKey={({ id }) => id}
              stacksOnPhone
              empty="Không còn khoản nào phải thu"
              columns={[
                {
                  key: 'code',
                  header: 'Hồ sơ, quyết định',
                  noWrap: true,
                  namesRow: true,
                  cell: (each) => <a href={paymentPaths.desk(each.id)}>{each.subjectCode}</a>,
                },
                { key: 'payer', header: 'Người nộp', cell: (each) => each.payerName },
                {
                  key: 'amount',
                  header: 'Còn phải thu',
                  isNumber: true,
                  cell: (each) => formatMoney(owedVnd(each), 'vi'),
                },
                { key: 'state', header: 'Trạng thái', cell: (each) => <PaymentTag {...each} /> },
              ]}
            />
            {overpaid.length > 0 && (
              <DataTable
                caption="Đã nộp thừa"
                showsCaption
                rows={overpaid}
                rowKey={({ id }) => id}
                stacksOnPhone
                empty=""
                columns={[
                  {
                    key: 'code',
                    header: 'Hồ sơ',
                    noWrap: true,
                    namesRow: true,
                    cell: (each) => <a href={paymentPaths.desk(each.id)}>{each.subjectCode}</a>,
                  },
                  { key: 'payer', header: 'Người nộp', cell: (each) => each.payerName },
                  {
                    key: 'excess',
                    header: 'Nộp thừa',
                    isNumber: true,
                    cell: (each) => formatMoney(excessVnd(each), 'vi'),
                  },
                ]}
              />
            )}
            {refunds.length > 0 && <RefundList refunds={refunds} tried={tried} />}
          </div>
          <div class="mu-stack">
            {own ? (
              <ClosingForm drawer={own} tried={tried} />
            ) : (
              <Card title="Ngăn tiền của tôi">
                <p>Chưa có tiền. Ngăn tiền mở khi bạn thu khoản đầu tiên.</p>
              </Card>
            )}
            {drawers
              .filter(({ closedAt, handedInAt }) => closedAt !== null && handedInAt === null)
              .map((drawer) => (
                <HandInCard
                  key={drawer.id}
                  drawer={drawer}
                  canTake={isHead && drawer.officerId !== actorId}
                />
              ))}
          </div>
        </div>
      </div>
    </DeskFrame>
  );
}

function ClosingForm({
  drawer,
  tried,
}: {
  readonly drawer: Drawer & { readonly holdsVnd: number };
  readonly tried: Tried | undefined;
}) {
  return (
    <Card title="Ngăn tiền của tôi">
      <div class="mu-stack" data-gap="small">
        <SummaryList
          rows={[
            { term: 'Mở lúc', value: formatDateTime(drawer.openedAt, 'vi') },
            { term: 'Theo sổ', value: <strong>{formatMoney(drawer.holdsVnd, 'vi')}</strong> },
          ]}
        />
        <form class="mu-stack" data-gap="small" method="post" action={paymentPaths.drawerClosing(drawer.id)}>
          <DeskField
            form="close"
            name="counted"
            label="Số tiền đếm được (đồng)"
            inputMode="numeric"
            tried={tried}
          />
          <DeskField form="close" name="note" label="Lý do, nếu khác sổ" tried={tried} />
          <p>
            <Button variant="secondary">Kết ca</Button>
          </p>
        </form>
      </div>
    </Card>
  );
}

function HandInCard({ drawer, canTake }: { readonly drawer: Drawer; readonly canTake: boolean }) {
  const difference = (drawer.countedVnd ?? 0) - (drawer.expectedVnd ?? 0);
  return (
    <Card title={`Ngăn tiền của ${drawer.officerName}, chờ nộp quỹ`}>
      <div class="mu-stack" data-gap="small">
        <SummaryList
          rows={[
            { term: 'Kết ca lúc', value: formatDateTime(drawer.closedAt!, 'vi') },
            { term: 'Đếm được', value: formatMoney(drawer.countedVnd ?? 0, 'vi') },
            ...(difference === 0
              ? []
              : [
                  {
                    term: difference < 0 ? 'Thiếu' : 'Thừa',
                    value: `${formatMoney(Math.abs(difference), 'vi')}: ${drawer.note}`,
                  },
                ]),
          ]}
        />
        {canTake && (
          <form method="post" action={paymentPaths.drawerHandIn(drawer.id)}>
            <Button>Đã nhận {formatMoney(drawer.countedVnd ?? 0, 'vi')}, nộp quỹ</Button>
          </form>
        )}
      </div>
    </Card>
  );
}
