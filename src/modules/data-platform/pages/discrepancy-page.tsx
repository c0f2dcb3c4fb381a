import { DeskFrame } from '#modules/site/index.ts';
import {
  Button,
  Card,
  DataTable,
  ErrorSummary,
  formatDateTime,
  PageTitle,
  SummaryList,
  Tag,
} from '#ui/index.ts';
import type { Discrepancy } from '../discrepancies.ts';
import { discrepancyNames } from '../messages.vi.ts';
import type { Service } from '../model.ts';
import { platformPaths } from '../paths.ts';
import { FormBox } from './form-box.tsx';
import { type Issues, summaryOf } from './issues.ts';

export interface DiscrepancyPageProps {
  readonly discrepancy: Discrepancy;
  readonly service: Service;
  readonly isKept: boolean;
  readonly issues?: Issues;
}

/** Where a provider's answers differ from its contract, with the call that shows it, and what the provider says to it. */
export const DiscrepancyPage = ({ discrepancy, service, isKept, issues = [] }: DiscrepancyPageProps) => (
  <DeskFrame title={`Phiếu ${discrepancy.code}`} hasErrors={issues.length > 0}>
    <div class="mu-stack">
      <PageTitle title={`Dữ liệu của “${service.title}” khác với đặc tả`} eyebrow={discrepancy.code} />
      {issues.length > 0 && <ErrorSummary errors={summaryOf(issues)} />}
      <SummaryList
        rows={[
          {
            term: 'Tình trạng',
            value: (
              <Tag tone={discrepancy.state === 'open' ? 'warning' : 'success'}>
                {discrepancyNames[discrepancy.state]}
              </Tag>
            ),
          },
          { term: 'Chức năng', value: discrepancy.operation },
          { term: 'Thấy lần đầu', value: formatDateTime(discrepancy.firstAt, 'vi') },
          {
            term: 'Lời gọi làm chứng',
            value: <a href={platformPaths.call(discrepancy.callId)}>Xem lời gọi</a>,
          },
          ...(discrepancy.answer ? [{ term: 'Trả lời', value: discrepancy.answer }] : []),
        ]}
      />
      <DataTable
        caption="Những chỗ khác đặc tả"
        showsCaption
        rows={discrepancy.problems}
        rowKey={({ at, rule, detail }) => `${at} ${rule} ${detail}`}
        stacksOnPhone
        empty="Không có."
        columns={[
          { key: 'at', header: 'Ở đâu', namesRow: true, cell: ({ at }) => <code>{at || '/'}</code> },
          { key: 'rule', header: 'Quy tắc', cell: ({ rule }) => <code>{rule}</code> },
          { key: 'detail', header: 'Chi tiết', cell: ({ detail }) => detail || '–' },
        ]}
      />
      {isKept && discrepancy.state === 'open' && (
        <Card title="Trả lời">
          <form class="mu-stack" method="post" action={platformPaths.discrepancy(discrepancy.id)}>
            <FormBox
              name="answer"
              rows={3}
              label="Đã làm gì"
              hint="Nếu dữ liệu vẫn khác đặc tả, lời gọi sau sẽ mở phiếu mới"
              issues={issues}
            />
            <div class="mu-row">
              <Button name="state" value="mended">
                Đã sửa
              </Button>
              <Button name="state" value="disputed" variant="secondary">
                Không phải lỗi
              </Button>
            </div>
          </form>
        </Card>
      )}
    </div>
  </DeskFrame>
);
