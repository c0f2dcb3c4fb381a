import { DeskFrame } from '#modules/site/index.ts';
import {
  Button,
  Card,
  DataTable,
  formatDateTime,
  formatMoney,
  isRefused,
  PageTitle,
  type Posted,
  PostedProblem,
  postedTo,
  SummaryList,
  TextBox,
} from '#ui/index.ts';
import type { Drawer } from '../drawers.ts';
import { excessVnd, type Obligation, owedVnd } from '../model.ts';
import { paymentPaths } from '../paths.ts';
import type { Refund } from '../refunds.ts';
import { PaymentTag } from './payment-tag.tsx';
import { RefundList } from './refund-list.tsx';

export interface FeesPageProps {
  readonly owed: readonly Obligation[];
  readonly overpaid: readonly Obligation[];
  readonly refunds: readonly (Refund & { readonly subjectCode: string; readonly payerName: string })[];
  readonly drawers: readonly (Drawer & { readonly holdsVnd: number })[];
  readonly actorId: string;
  readonly isHead: boolean;
  readonly posted: Posted;
}

/** The money of a desk: what is owed, what lies in the drawers, what is to be given back. */
export function FeesPage({ owed, overpaid, refunds, drawers, actorId, isHead, posted }: FeesPageProps) {
  const own = drawers.find(({ officerId, closedAt }) => officerId === actorId && closedAt === null);
  return (
    <DeskFrame title="Thu phí, lệ phí" hasErrors={isRefused(posted)}>
      <div class="mu-stack">
        <PageTitle
          title="Thu phí, lệ phí"
          lead="Khoản còn phải thu tại quầy, tiền trong ngăn và tiền phải hoàn trả."
        />
        <PostedProblem posted={posted} />
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
            {refunds.length > 0 && <RefundList refunds={refunds} posted={posted} />}
          </div>
          <div class="mu-stack">
            {own ? (
              <ClosingForm drawer={own} posted={posted} />
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
  posted,
}: {
  readonly drawer: Drawer & { readonly holdsVnd: number };
  readonly posted: Posted;
}) {
  const { box } = postedTo('close', posted);
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
          <TextBox {...box('counted')} label="Số tiền đếm được (đồng)" inputMode="numeric" />
          <TextBox {...box('note')} label="Lý do, nếu khác sổ" />
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
