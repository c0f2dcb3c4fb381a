import { actionName, inLocale, type StageView } from '#engines/forms/index.ts';
import { askAction, citizenPaths, fillAction } from '#modules/dossiers/index.ts';
import type { RegistrySource } from '#modules/personal-store/index.ts';
import { DeskFrame } from '#modules/site/index.ts';
import { Fields, LiveForm } from '#ui/form/index.ts';
import { Alert, Card, ErrorSummary, PageTitle } from '#ui/index.ts';
import type { AskedAtCounter } from '../ask-registry.ts';
import type { FormView } from '../form-view.ts';
import { counterPaths } from '../paths.ts';
import { AlikeDossiers } from './alike-dossiers.tsx';
import { ConfirmationCard, type ConfirmationCardProps } from './confirmation-card.tsx';
import { PapersCard } from './papers-card.tsx';

export interface FormPageProps {
  readonly view: FormView;
  /** By which ways a code can be sent here. */
  readonly canSend: ConfirmationCardProps['canSend'];
  /** That can be asked about the person. */
  readonly registries: readonly RegistrySource[];
  readonly refusal?: string | undefined;
  /** What a button beside the form has done. */
  readonly note?: string | undefined;
  /** What a registry told. */
  readonly asked?: AskedAtCounter | undefined;
  /** It was not taken in because there are alike dossiers to look at first. */
  readonly isAlikeNews?: boolean | undefined;
}

/** The whole form on one page: the clerk fills it in with the person in front of the counter. */
export function FormPage({
  view,
  canSend,
  registries,
  refusal,
  note,
  asked,
  isAlikeNews = false,
}: FormPageProps) {
  const { walkIn, entry, submitter, stages } = view;
  const { version, desk, today } = walkIn;
  const procedure = version.content;
  const issues = [...submitter.issues, ...(stages[0]?.issues ?? [])];
  return (
    <DeskFrame
      title={`Tiếp nhận: ${procedure.name}`}
      hasErrors={issues.length > 0 || refusal !== undefined}
      breadcrumbs={[{ label: 'Quầy tiếp nhận', href: counterPaths.start() }, { label: procedure.code }]}
    >
      <form
        class="mu-stack"
        method="post"
        action={counterPaths.form(procedure.code)}
        encType="multipart/form-data"
        noValidate
      >
        <PageTitle eyebrow={procedure.code} title={procedure.name} lead={`Nơi tiếp nhận: ${desk.name}`} />
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
        {note && (
          <Alert tone="success" isNews>
            <p>{note}</p>
          </Alert>
        )}
        {asked && <RegistryNote asked={asked} />}
        <ErrorSummary errors={issues.map(({ text, href }) => [href.slice(1), text] as const)} />
        <AlikeDossiers alike={view.alike} isNews={isAlikeNews} />
        <Card title="Người nộp hồ sơ">
          <StageFields view={submitter} />
          <div class="mu-row">
            <FormButton value={fillAction} label="Điền sẵn vào tờ khai" />
            <span class="mu-quiet">Chỉ điền vào ô còn trống.</span>
          </div>
          {registries.map(({ name, label }) => (
            <div class="mu-row" key={name}>
              <FormButton value={`${askAction} ${name}`} label={`Hỏi ${inLocale(label, 'vi')}`} />
              <span class="mu-quiet">Theo họ tên và số định danh, khi người nộp đồng ý.</span>
            </div>
          ))}
        </Card>
        <LiveForm
          rulesHref={citizenPaths.formSource(version.id)}
          stageIds={stages.map(({ id }) => id)}
          answers={{}}
          today={today}
        >
          {stages.map((stage) => (
            <Card title={stage.title} key={stage.id}>
              {stage.intro && <p>{stage.intro}</p>}
              <StageFields view={stage} />
            </Card>
          ))}
        </LiveForm>
        <PapersCard procedure={procedure} entry={entry} offers={view.offers} />
        <ConfirmationCard confirmation={view.confirmation} canSend={canSend} />
        <div class="mu-row">
          <button class="ds-button" type="submit" name={actionName} value="continue">
            {isAlikeNews ? 'Vẫn tiếp nhận' : 'Tiếp nhận và in giấy hẹn'}
          </button>
          <FormButton value="refresh" label="Hiện ô theo câu trả lời" variant="tertiary" />
        </div>
      </form>
    </DeskFrame>
  );
}

/** What came of asking, and where the form says otherwise: the clerk asks the person which is right. */
const RegistryNote = ({ asked: { note, isFound, differences } }: { readonly asked: AskedAtCounter }) => (
  <Alert tone={isFound ? 'success' : 'warning'} isNews>
    <p>{note}</p>
    {differences.length > 0 && (
      <ul>
        {differences.map(({ name, label, typed, told }) => (
          <li key={name}>
            {label}: tờ khai ghi “{typed}”, cơ sở dữ liệu ghi “{told}”
          </li>
        ))}
      </ul>
    )}
  </Alert>
);

interface FormButtonProps {
  readonly value: string;
  readonly label: string;
  readonly variant?: 'secondary' | 'tertiary';
}

/** A button beside the one that takes in: the same form, shown again. */
export const FormButton = ({ value, label, variant = 'secondary' }: FormButtonProps) => (
  <button class="ds-button" data-variant={variant} type="submit" name={actionName} value={value}>
    {label}
  </button>
);

/** The fields of a stage; a group alone in its card needs no second frame. */
function StageFields({ view }: { readonly view: StageView }) {
  const [only] = view.fields;
  const fields = view.fields.length === 1 && only?.control === 'group' ? only.fields : view.fields;
  return <Fields fields={fields} isDense />;
}
