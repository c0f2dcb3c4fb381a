import { type Form, inLocale, type Lists, presentStage, type Reach } from '#engines/forms/index.ts';
import type { FormVersion } from '#modules/procedures/index.ts';
import { Fields } from '#ui/form/index.ts';
import { Alert, Card } from '#ui/index.ts';
import { FormFrame } from './form-frame.tsx';
import { conditionInWords } from './form-words.ts';
import { WayWords } from './way-words.tsx';

export interface PreviewPageProps {
  readonly version: FormVersion;
  readonly form: Form;
  readonly reaches: readonly Reach[];
  readonly today: Temporal.PlainDate;
  readonly lists: Lists;
}

/** Every page of the form as people will meet it: by the fewest answers that lead there. */
export const PreviewPage = (props: PreviewPageProps) => (
  <FormFrame version={props.version} view="form">
    {props.form.stages.map((stage, index) => (
      <Card key={stage.id} title={`Trang ${index + 1}. ${inLocale(stage.title, 'vi')}`}>
        <StagePreview {...props} stageId={stage.id} />
      </Card>
    ))}
  </FormFrame>
);

function StagePreview({
  form,
  reaches,
  today,
  lists,
  stageId,
}: PreviewPageProps & { readonly stageId: string }) {
  const [way] = reaches.find(({ about, path }) => about === 'stage' && path === stageId)!.ways;
  if (!way) {
    return (
      <Alert tone="warning">
        <p>Không tìm được câu trả lời nào dẫn tới trang này. Xem “Điều kiện hỏi”.</p>
      </Alert>
    );
  }
  const { intro, fields } = presentStage(form, stageId, way.answers, [], 'vi', { today, lists });
  const shown = new Set(namesIn(fields));
  const others = reaches.filter(
    ({ about, path, stageId: at }) => about === 'field' && at === stageId && !shown.has(path),
  );
  return (
    <div class="mu-stack">
      {Object.keys(way.given).length > 0 && (
        <p class="mu-quiet">
          Gặp trang này khi trả lời <WayWords form={form} way={way} />
        </p>
      )}
      {intro && <p>{intro}</p>}
      <fieldset class="mu-preview" disabled>
        <legend class="ds-sr-only">Xem trước, không điền được</legend>
        <Fields fields={fields} />
      </fieldset>
      {others.length > 0 && (
        <div>
          <p>Ngoài ra chỉ hỏi khi cần:</p>
          <ul>
            {others.map(({ path, label, conditions }) => (
              <li key={path}>
                {inLocale(label, 'vi')}{' '}
                <span class="mu-quiet">({conditionInWords(form, conditions[0]!, path)})</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

type Shown = ReturnType<typeof presentStage>['fields'];

const namesIn = (fields: Shown): readonly string[] =>
  fields.flatMap((field) => [field.name, ...(field.control === 'group' ? namesIn(field.fields) : [])]);
