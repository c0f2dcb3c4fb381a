import { DeskFrame } from '#modules/site/index.ts';
import {
  Button,
  ButtonLink,
  Card,
  Disclosure,
  formatDateTime,
  isRefused,
  PageTitle,
  type Posted,
  PostedProblem,
  postedTo,
  Tag,
  TextBox,
  WordsBox,
} from '#ui/index.ts';
import type { EvaluationView } from '../evaluations/evaluation-routes.tsx';
import { paths } from '../paths.ts';
import { monthName } from './figures-page.tsx';

export interface EvaluationPageProps extends EvaluationView {
  /** About the line of a measure. */
  readonly posted: Posted;
}

type SheetLine = EvaluationView['lines'][number];

/** A sheet: each figure with what the log counted, the officer's objection and the head's answer. */
export function EvaluationPage({ sheet, lines, unitName, headName, posted }: EvaluationPageProps) {
  const month = monthName(sheet.month.toPlainYearMonth().toString());
  return (
    <DeskFrame
      title={`Phiếu đánh giá tháng ${month}`}
      hasErrors={isRefused(posted)}
      breadcrumbs={[
        { label: 'Nhiệm vụ', href: paths.list() },
        { label: 'Phiếu đánh giá tháng', href: paths.evaluations(sheet.month.toPlainYearMonth().toString()) },
        { label: sheet.officerName },
      ]}
    >
      <div class="mu-stack">
        <PostedProblem posted={posted} />
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
        <p>
          <a href={paths.diary(sheet.officerId, sheet.month.toPlainYearMonth().toString())}>
            Xem từng việc trong nhật ký tháng
          </a>
        </p>
        {lines.map((line) => (
          <Figure key={line.measure} sheetId={sheet.id} line={line} posted={posted} />
        ))}
      </div>
    </DeskFrame>
  );
}

interface FigureProps {
  readonly sheetId: string;
  readonly line: SheetLine;
  readonly posted: Posted;
}

function Figure({ sheetId, line, posted }: FigureProps) {
  const { isThis, box } = postedTo(line.measure, posted);
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
        <Disclosure summary={`Không đồng ý số liệu này: ${line.name}`} isOpen={isThis}>
          <form class="mu-stack" method="post" action={paths.objection(sheetId)}>
            <input type="hidden" name="measure" value={line.measure} />
            <WordsBox {...box('reason')} label="Vì sao" />
            <div>
              <Button variant="secondary">Gửi ý kiến</Button>
            </div>
          </form>
        </Disclosure>
      )}
      {line.mayAnswer && (
        <form class="mu-stack" method="post" action={paths.answer(sheetId)}>
          <input type="hidden" name="measure" value={line.measure} />
          <TextBox
            {...box('amount')}
            label="Số liệu đúng"
            hint="Giữ nguyên thì để như đang ghi"
            value={String(line.amount)}
          />
          <WordsBox {...box('reason')} label="Trả lời" />
          <div>
            <Button variant="primary">Trả lời</Button>
          </div>
        </form>
      )}
    </Card>
  );
}
