import { type Form, issueText, presentStage, summarise } from '#engines/forms/index.ts';
import type { Example, ExampleFault, FormVersion } from '#modules/procedures/index.ts';
import { StageForm } from '#ui/form/index.ts';
import { Alert, ButtonLink, Card, DataTable, SummaryList, type SummaryRow, Tag } from '#ui/index.ts';
import { consolePaths } from '../paths.ts';
import { FormFrame } from './form-frame.tsx';
import { carried, type Trial, type TrialSetting } from './trial.ts';

export interface TriedExample {
  readonly example: Example;
  readonly faults: readonly ExampleFault[];
}

export interface TrialPageProps extends TrialSetting {
  readonly version: FormVersion;
  readonly form: Form;
  readonly trial: Trial;
  /** The examples beside the procedure, carried through this form. */
  readonly tried: readonly TriedExample[];
}

/** The form filled in without a trace, from nothing or from one of its examples. */
export function TrialPage(props: TrialPageProps) {
  const { version, trial } = props;
  return (
    <FormFrame version={version} view="trial" hasErrors={trial.issues.length > 0}>
      {trial.stageId === null ? <Outcome {...props} /> : <Stage {...props} stageId={trial.stageId} />}
      <Card title="Ví dụ của thủ tục">
        <DataTable
          caption="Ví dụ của thủ tục và kết quả khi chạy qua biểu mẫu này"
          rows={props.tried.map((each, index) => ({ ...each, index }))}
          rowKey={({ index }) => String(index)}
          stacksOnPhone
          empty="Thủ tục này chưa có ví dụ. Điền từ đầu ở trên."
          columns={[
            {
              key: 'title',
              header: 'Ví dụ',
              namesRow: true,
              cell: ({ example, index }) => (
                <a href={consolePaths.trial(version.id, String(index + 1))}>{example.title}</a>
              ),
            },
            { key: 'result', header: 'Kết quả', cell: ({ faults }) => <Result faults={faults} /> },
          ]}
        />
      </Card>
    </FormFrame>
  );
}

const aboutWords: Readonly<Record<ExampleFault['about'], string>> = {
  issues: 'chỗ sai',
  checklist: 'giấy tờ phải nộp',
  feeVnd: 'lệ phí',
  dueAt: 'hạn trả',
  result: 'kết quả',
};

const Result = ({ faults }: { readonly faults: readonly ExampleFault[] }) =>
  faults.length === 0 ? (
    <Tag tone="success">Đúng như mong đợi</Tag>
  ) : (
    <Tag tone="danger">{`Khác mong đợi: ${faults.map(({ about }) => aboutWords[about]).join(', ')}`}</Tag>
  );

function Stage({
  version,
  form,
  trial,
  today,
  lists,
  stageId,
}: TrialPageProps & { readonly stageId: string }) {
  const view = presentStage(form, stageId, trial.answers, trial.issues, 'vi', { today, lists });
  return (
    <Card title={`Trang ${view.number}/${view.count}. ${view.title}`}>
      <p class="mu-quiet">Điền thử như người nộp. Không điều gì ở đây được lưu lại.</p>
      <StageForm
        view={view}
        locale="vi"
        action={consolePaths.trial(version.id)}
        hidden={{ [carried.answers]: JSON.stringify(trial.answers), [carried.stage]: stageId }}
      />
    </Card>
  );
}

function Outcome({ version, form, trial, today, lists }: TrialPageProps) {
  return (
    <Card title="Kết quả điền thử">
      <div class="mu-stack">
        {trial.issues.length === 0 ? (
          <Alert tone="success" isNews>
            <p>Tờ khai đủ và nộp được.</p>
          </Alert>
        ) : (
          <Alert tone="danger" title="Chưa nộp được" isNews>
            <ul>
              {trial.issues.map((issue) => (
                <li key={issue.field}>{issueText(form, issue, 'vi')}</li>
              ))}
            </ul>
          </Alert>
        )}
        {summarise(form, trial.answers, 'vi', { today, lists }).map((stage) => (
          <section class="mu-stack" key={stage.id}>
            <h3>{stage.title}</h3>
            <SummaryList rows={stage.rows.flatMap(flat)} />
          </section>
        ))}
        <p>
          <ButtonLink variant="secondary" href={consolePaths.trial(version.id)}>
            Điền lại từ đầu
          </ButtonLink>
        </p>
      </div>
    </Card>
  );
}

type AnswerRow = ReturnType<typeof summarise>[number]['rows'][number];

const flat = (row: AnswerRow): readonly SummaryRow[] =>
  row.rows.length > 0
    ? row.rows.flatMap(flat).map((inner) => ({ ...inner, term: `${row.label}: ${inner.term}` }))
    : [{ term: row.label, value: row.text || '—' }];
