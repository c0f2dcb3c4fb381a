import { DeskFrame } from '#modules/site/index.ts';
import type { Issue } from '#platform/errors/index.ts';
import { Button, Card, DataTable, EmptyState, formatDate, formatMoney, PageTitle } from '#ui/index.ts';
import type { BudgetRow } from '../budget-day.ts';
import { resolutions } from '../commands/resolve-discrepancy.ts';
import type { Discrepancy, ReconciledDay } from '../discrepancies.ts';
import { paymentPaths } from '../paths.ts';
import { issueText } from '../text.ts';
import { DeskField, type Tried } from './desk-field.tsx';

export interface ReconciliationPageProps {
  readonly discrepancies: readonly Discrepancy[];
  readonly statements: readonly ReconciledDay[];
  /** What of the latest day's money belongs where. */
  readonly budget: readonly BudgetRow[];
  readonly fileIssue?: Issue | undefined;
  readonly tried?: Tried | undefined;
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
export function ReconciliationPage({
  discrepancies,
  statements,
  budget,
  fileIssue,
  tried,
}: ReconciliationPageProps) {
  return (
    <DeskFrame title="Đối soát thanh toán" hasErrors={tried !== undefined || fileIssue !== undefined}>
      <div class="mu-stack">
        <PageTitle
          title="Đối soát thanh toán trực tuyến"
          lead="Tải tệp đối soát mỗi ngày của cổng thanh toán; giao dịch khớp được quyết toán, chênh lệch nằm lại đây."
        />
        <div class="mu-columns">
          <section class="mu-stack">
            <h2>Chênh lệch chưa xử lý</h2>
            {discrepancies.length === 0 && <EmptyState title="Không có chênh lệch" />}
            {discrepancies.map((each) => (
              <DiscrepancyCard key={each.id} discrepancy={each} tried={tried} />
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
                <div class="ds-field">
                  <label class="ds-label" for="statement">
                    Tệp của cổng thanh toán (.csv)
                  </label>
                  <input
                    type="file"
                    id="statement"
                    name="statement"
                    accept=".csv,text/csv,text/plain"
                    aria-describedby={fileIssue && 'statement-error'}
                    aria-invalid={fileIssue ? 'true' : undefined}
                  />
                  {fileIssue && (
                    <p class="ds-validation-message" data-field="validation" id="statement-error">
                      {issueText(fileIssue.code, fileIssue.params)}
                    </p>
                  )}
                </div>
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
  tried,
}: {
  readonly discrepancy: Discrepancy;
  readonly tried: Tried | undefined;
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
        <DeskField form={id} name="note" label="Đã đối chiếu thế nào" tried={tried} />
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
