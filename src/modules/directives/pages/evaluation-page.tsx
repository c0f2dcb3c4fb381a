import { DeskFrame } from '#modules/site/index.ts';
import { Alert, Button, ButtonLink, Card, Disclosure, formatDateTime, PageTitle, Tag } from '#ui/index.ts';
import type { EvaluationView } from '../evaluations/evaluation-routes.tsx';
import { paths } from '../paths.ts';
import { Line, nothingTyped, type Typed, Words } from './field.tsx';
import { monthName } from './figures-page.tsx';

/** What was typed about a line and is to be mended. */
export interface TriedLine extends Typed {
  readonly measure: string;
}

export interface EvaluationPageProps extends EvaluationView {
  readonly tried?: TriedLine | undefined;
  readonly refusal?: string | undefined;
}

type SheetLine = EvaluationView['lines'][number];

/** A sheet: each figure with what the log counted, the officer's objection and the head's answer. */
export function EvaluationPage({ sheet, lines, unitName, headName, tried, refusal }: EvaluationPageProps) {
  const month = monthName(sheet.month.toPlainYearMonth().toString());
  return (
    <DeskFrame
      title={`Phiếu đánh giá tháng ${month}`}
      hasErrors={tried !== undefined}
      breadcrumbs={[
        { label: 'Nhiệm vụ', href: paths.list() },
        { label: 'Phiếu đánh giá tháng', href: paths.evaluations(sheet.month.toPlainYearMonth().toString()) },
        { label: sheet.officerName },
      ]}
    >
      <div class="mu-stack">
        <PageTitle
          eyebrow={`${sheet.officerName}, ${unitName}`}
          title={`Phiếu đánh giá tháng ${month}`}
          lead={`${headName} lập ngày ${formatDateTime(sheet.drawnAt, 'vi')}. Mọi số liệu đếm từ nhật ký sự việc.`}
          actions={
            <ButtonLink variant="secondary" href={paths.evaluationPdf(sheet.id)}>
              In phiếu (PDF)
            </ButtonLink>
          }
        />
        {refusal && (
          <Alert tone="danger" isNews>
            {refusal}
          </Alert>
        )}
        <p>
          <a href={paths.diary(sheet.officerId, sheet.month.toPlainYearMonth().toString())}>
            Xem từng việc trong nhật ký tháng
          </a>
        </p>
        {lines.map((line) => (
          <Figure key={line.measure} sheetId={sheet.id} line={line} tried={tried} />
        ))}
      </div>
    </DeskFrame>
  );
}

interface FigureProps {
  readonly sheetId: string;
  readonly line: SheetLine;
  readonly tried: TriedLine | undefined;
}

function Figure({ sheetId, line, tried }: FigureProps) {
  const isTried = tried?.measure === line.measure;
  const typed = isTried ? tried : nothingTyped;
  return (
    <Card>
      <p class="mu-row">
        <span>{line.name}</span>
        <strong class="mu-figure">{line.amount}</strong>
        {line.amount !== line.counted && <span class="mu-quiet">đếm được {line.counted}</span>}
        {line.answerOutcome && (
          <Tag tone={line.answerOutcome === 'corrected' ? 'success' : 'neutral'}>
            {line.answerOutcome === 'corrected' ? 'Đã sửa' : 'Giữ nguyên'}
          </Tag>
        )}
        {line.objectionId && !line.answerOutcome && <Tag tone="warning">Chờ trả lời</Tag>}
      </p>
      {line.objection && <p>Ý kiến cán bộ: {line.objection}</p>}
      {line.answer && <p>Trả lời: {line.answer}</p>}
      {line.mayContest && (
        <Disclosure summary={`Không đồng ý số liệu này: ${line.name}`} isOpen={isTried}>
          <form class="mu-stack" method="post" action={paths.objection(sheetId)}>
            <input type="hidden" name="measure" value={line.measure} />
            <Words id={`reason-${line.measure}`} name="reason" label="Vì sao" typed={typed} />
            <div>
              <Button variant="secondary">Gửi ý kiến</Button>
            </div>
          </form>
        </Disclosure>
      )}
      {line.mayAnswer && (
        <form class="mu-stack" method="post" action={paths.answer(sheetId)}>
          <input type="hidden" name="measure" value={line.measure} />
          <Line
            id={`amount-${line.measure}`}
            name="amount"
            label="Số liệu đúng"
            hint="Giữ nguyên thì để như đang ghi"
            usual={String(line.amount)}
            typed={typed}
          />
          <Words id={`answer-${line.measure}`} name="reason" label="Trả lời" typed={typed} />
          <div>
            <Button variant="primary">Trả lời</Button>
          </div>
        </form>
      )}
    </Card>
  );
}
