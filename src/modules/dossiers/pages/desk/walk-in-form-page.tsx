import { actionName, type StageView } from '#engines/forms/index.ts';
import type { Procedure } from '#modules/procedures/index.ts';
import { DeskFrame } from '#modules/site/index.ts';
import { Fields, LiveForm } from '#ui/form/index.ts';
import { Alert, Card, ErrorSummary, PageTitle } from '#ui/index.ts';
import { deskPaths } from '../../desk-paths.ts';
import { citizenPaths } from '../../paths.ts';
import { fillAction, type WalkInEntry } from '../../walk-in.ts';
import { ChoiceList } from './act-field.tsx';
import { copiesInWords } from './acts.tsx';

export interface WalkInFormPageProps {
  readonly procedure: Procedure;
  readonly versionId: string;
  readonly today: Temporal.PlainDate;
  /** The desk that takes it in. */
  readonly desk: string;
  readonly entry: WalkInEntry;
  readonly submitter: StageView;
  readonly stages: readonly StageView[];
  readonly refusal?: string | undefined;
}

/** The whole form on one page: the clerk fills it in with the person in front of the counter. */
export function WalkInFormPage(props: WalkInFormPageProps) {
  const { procedure, desk, entry, submitter, stages, refusal } = props;
  const issues = [...submitter.issues, ...(stages[0]?.issues ?? [])];
  return (
    <DeskFrame
      title={`Tiếp nhận: ${procedure.name}`}
      hasErrors={issues.length > 0 || refusal !== undefined}
      breadcrumbs={[{ label: 'Tiếp nhận tại quầy', href: deskPaths.walkIn() }, { label: procedure.code }]}
    >
      <form
        class="mu-stack"
        method="post"
        action={deskPaths.walkInForm(procedure.code)}
        encType="multipart/form-data"
        noValidate
      >
        <PageTitle eyebrow={procedure.code} title={procedure.name} lead={`Nơi tiếp nhận: ${desk}`} />
        {/* Enter in any box presses the first button: it must be the one that takes in, not one that removes a row. */}
        <button
          class="stage-form-enter"
          type="submit"
          name={actionName}
          value="continue"
          tabIndex={-1}
          hidden
        >
          Tiếp nhận
        </button>
        <input type="hidden" name="submissionKey" value={entry.submissionKey} />
        {refusal && (
          <Alert tone="warning" title="Chưa tiếp nhận được" isNews>
            <p>{refusal}</p>
          </Alert>
        )}
        <ErrorSummary errors={issues.map(({ text, href }) => ({ text, fieldId: href.slice(1) }))} />
        <Card title="Người nộp hồ sơ">
          <StageFields view={submitter} />
          <div class="mu-row">
            <button
              class="ds-button"
              data-variant="secondary"
              type="submit"
              name={actionName}
              value={fillAction}
            >
              Điền sẵn vào tờ khai
            </button>
            <span class="mu-quiet">Chỉ điền vào ô còn trống.</span>
          </div>
        </Card>
        <LiveForm
          rulesHref={citizenPaths.formSource(props.versionId)}
          stageIds={stages.map(({ id }) => id)}
          answers={{}}
          today={props.today}
        >
          {stages.map((stage) => (
            <Card title={stage.title} key={stage.id}>
              {stage.intro && <p>{stage.intro}</p>}
              <StageFields view={stage} />
            </Card>
          ))}
        </LiveForm>
        <Papers procedure={procedure} entry={entry} />
        <div class="mu-row">
          <button class="ds-button" type="submit" name={actionName} value="continue">
            Tiếp nhận và in giấy hẹn
          </button>
          <button class="ds-button" data-variant="tertiary" type="submit" name={actionName} value="refresh">
            Hiện ô theo câu trả lời
          </button>
        </div>
      </form>
    </DeskFrame>
  );
}

/** The fields of a stage; a group alone in its card needs no second frame. */
function StageFields({ view }: { readonly view: StageView }) {
  const [only] = view.fields;
  const fields = view.fields.length === 1 && only?.control === 'group' ? only.fields : view.fields;
  return <Fields fields={fields} isDense />;
}

function Papers({ procedure, entry }: Pick<WalkInFormPageProps, 'procedure' | 'entry'>) {
  if (procedure.components.length === 0) return null;
  return (
    <Card title="Giấy tờ nhận tại quầy">
      <ChoiceList
        type="checkbox"
        name="received"
        label="Đã nhận bản giấy"
        hint="Giấy tờ đã nhận bản giấy thì không bắt buộc tải tệp."
        typed={{ values: new URLSearchParams(), issues: new Map() }}
        chosen={entry.received.map(String)}
        options={procedure.components.map((component, index) => ({
          value: String(index + 1),
          label: `${component.name} (${copiesInWords(component)})`,
        }))}
      />
    </Card>
  );
}
