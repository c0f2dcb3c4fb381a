import { DeskFrame } from '#modules/site/index.ts';
import {
  Button,
  Card,
  DataTable,
  EmptyState,
  FileBox,
  formatDate,
  formatMoney,
  isRefused,
  PageTitle,
  type Posted,
  PostedProblem,
  postedTo,
  TextBox,
} from '#ui/index.ts';
import type { BudgetRow } from '../budget-day.ts';
import { resolutions } from '../commands/resolve-discrepancy.ts';
import type { Discrepancy, ReconciledDay } from '../discrepancies.ts';
import { paymentPaths } from '../paths.ts';

export interface ReconciliationPageProps {
  readonly discrepancies: readonly Discrepancy[];
  readonly statements: readonly ReconciledDay[];
  /** What of the latest day's money belongs where. */
  readonly budget: readonly BudgetRow[];
  readonly posted: Posted;
}

const kinds = {
  'missing-here': 'Cổng đã nhận, ở đây chưa ghi',
  'missing-there': 'Ở đây đã ghi, cổng không có',
  'amount-differs': 'Số tiền hai bên khác nhau',
} as const;

const acts = {
  booked: 'Ghi thu theo cổng',
  reversed: 'Hủy ghi thu: tiền không về',
  adjusted: 'Sửa theo số của cổng',
  'not-ours': 'Không thuộc hồ sơ ở đây',
} as const;

/** Our books and the gateway's, day by day; what differs is a list of work. */
export function ReconciliationPage({ discrepancies, statements, budget, posted }: ReconciliationPageProps) {
  return (
    <DeskFrame title="Đối soát thanh toán" hasErrors={isRefused(posted)}>
      <div class="mu-stack">
        <PageTitle
          title="Đối soát thanh toán trực tuyến"
          lead="Tải tệp đối soát mỗi ngày của cổng thanh toán; giao dịch khớp được quyết toán, chênh lệch nằm lại đây."
        />
        <PostedProblem posted={posted} />
        <div class="mu-columns">
          <section class="mu-stack">
            <h2>Chênh lệch chưa xử lý</h2>
            {discrepancies.length === 0 && <EmptyState title="Không có chênh lệch" />}
            {discrepancies.map((each) => (
              <DiscrepancyCard key={each.id} discrepancy={each} posted={posted} />
            ))}
          </section>
          <div class="mu-stack">
            <Card title="Tải tệp đối soát">
              <form
                class="mu-stack"
                data-gap="small"
                method="post"
                action={paymentPaths.statements}
                enctype="multipart/form-data"
              >
                <FileBox
                  name="statement"
                  label="Tệp của cổng thanh toán (.csv)"
                  accept=".csv,text/csv,text/plain"
                  posted={posted}
                />
                <p>
                  <Button>Đối soát</Button>
                </p>
              </form>
            </Card>
            <BudgetTable rows={budget} day={statements[0]?.onDay} />
            <DataTable
              caption="Ngày đã đối soát"
              showsCaption
              rows={statements}
              rowKey={({ onDay }) => onDay.toString()}
              empty="Chưa đối soát ngày nào"
              columns={[
                {
                  key: 'day',
                  header: 'Ngày',
                  namesRow: true,
                  noWrap: true,
                  cell: ({ onDay }) => formatDate(onDay, 'vi'),
                },
                { key: 'count', header: 'Giao dịch', isNumber: true, cell: ({ lineCount }) => lineCount },
                {
                  key: 'total',
                  header: 'Tổng',
                  isNumber: true,
                  cell: ({ totalVnd }) => formatMoney(totalVnd, 'vi'),
                },
              ]}
            />
          </div>
        </div>
      </div>
    </DeskFrame>
  );
}

function DiscrepancyCard({
  discrepancy,
  posted,
}: {
  readonly discrepancy: Discrepancy;
  readonly posted: Posted;
}) {
  const { id, kind, reference, onDay, hereVnd, thereVnd, isKnown } = discrepancy;
  const possible = resolutions[kind].filter((each) => each !== 'booked' || isKnown);
  return (
    <Card title={kinds[kind]} headingLevel={3}>
      <form class="mu-stack" data-gap="small" method="post" action={paymentPaths.resolution(id)}>
        <p>
          Ngày {formatDate(onDay, 'vi')}, <code>{reference}</code>
          <br />Ở đây {formatMoney(hereVnd, 'vi')}; cổng {formatMoney(thereVnd, 'vi')}.
        </p>
        <TextBox {...postedTo(id, posted).box('note')} label="Đã đối chiếu thế nào" />
        <div class="mu-row">
          {possible.map((each, index) => (
            <button
              key={each}
              class="ds-button"
              data-variant={index === 0 ? 'primary' : 'secondary'}
              type="submit"
              name="resolution"
              value={each}
            >
              {acts[each]}
              <span class="ds-sr-only"> {reference}</span>
            </button>
          ))}
        </div>
      </form>
    </Card>
  );
}

const kindNames = {
  service: 'Phí, lệ phí, nghĩa vụ khác',
  tax: 'Thuế, khoản thu về đất',
  fine: 'Phạt vi phạm hành chính',
} as const;

/** Where the latest day's money goes: to the đồng what the gateway's statement holds and agrees with. */
function BudgetTable({
  rows,
  day,
}: {
  readonly rows: readonly BudgetRow[];
  readonly day: Temporal.PlainDate | undefined;
}) {
  if (!day) return null;
  const total = rows.reduce((sum, { amountVnd }) => sum + amountVnd, 0);
  return (
    <DataTable
      caption={`Bảng kê nộp ngân sách ngày ${formatDate(day, 'vi')}: ${formatMoney(total, 'vi')}`}
      showsCaption
      rows={rows}
      rowKey={({ kind, account, chapter, subItem }) => [kind, account, chapter, subItem].join(' ')}
      stacksOnPhone
      empty="Không có giao dịch nào khớp."
      columns={[
        {
          key: 'kind',
          header: 'Khoản thu',
          namesRow: true,
          cell: ({ kind, account }) => (
            <>
              {kindNames[kind]}
              {account && <div class="mu-quiet">Tài khoản {account}</div>}
            </>
          ),
        },
        {
          key: 'place',
          header: 'Chương, tiểu mục',
          noWrap: true,
          cell: ({ chapter, subItem }) => (chapter ? `${chapter} · ${subItem}` : '–'),
        },
        { key: 'payments', header: 'Giao dịch', isNumber: true, cell: ({ payments }) => payments },
        {
          key: 'amount',
          header: 'Số tiền',
          isNumber: true,
          noWrap: true,
          cell: ({ amountVnd }) => formatMoney(amountVnd, 'vi'),
        },
      ]}
    />
  );
}
