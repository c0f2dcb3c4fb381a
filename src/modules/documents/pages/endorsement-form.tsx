import {
  type BoxOption,
  Button,
  Card,
  Disclosure,
  LineChoices,
  type Posted,
  SelectBox,
  WordsBox,
} from '#ui/index.ts';
import { type AskedAssignment, assignmentRoles } from '../model.ts';
import { roleWords } from '../words.vi.ts';

export interface Assignable {
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly people: readonly {
    readonly officerId: string;
    readonly unitId: string;
    readonly fullName: string;
    readonly title: string;
  }[];
}

export interface EndorsementFormProps extends Assignable {
  readonly action: string;
  readonly title: string;
  readonly submit: string;
  /** Whom it is laid before; none when the actor decides. */
  readonly leaders?: readonly BoxOption[];
  readonly opinion?: string | null;
  readonly asked?: readonly AskedAssignment[];
  /** Of limited circulation: people only. */
  readonly isLimited: boolean;
  readonly posted: Posted;
}

/** A leader's opinion and whom it gives the work to: a role and days for each unit, and for people. */
export function EndorsementForm(props: EndorsementFormProps) {
  const { action, title, submit, leaders, opinion, units, people, isLimited, posted } = props;
  const issue = posted.issues.get('assignments');
  const anyoneNamed = people.some(({ unitId, officerId }) => chosen(props, `${unitId}:${officerId}`) !== '');
  return (
    <Card title={title}>
      <form class="mu-stack" method="post" action={action} noValidate>
        {leaders && <SelectBox name="leader" label="Trình" options={leaders} posted={posted} />}
        <WordsBox
          name="opinion"
          label={leaders ? 'Đề xuất của văn phòng' : 'Ý kiến chỉ đạo'}
          value={opinion}
          posted={posted}
        />
        <div id="assignments" class="mu-stack">
          {issue && <p class="ds-validation-message">{issue}</p>}
          {!isLimited && (
            <fieldset class="ds-fieldset mu-stack">
              <legend class="ds-label">Giao đơn vị</legend>
              {units.map(({ id, name }) => (
                <Line key={id} name={id} label={name} {...props} />
              ))}
            </fieldset>
          )}
          <Disclosure summary="Giao đích danh cá nhân" isOpen={isLimited || anyoneNamed}>
            <fieldset class="ds-fieldset mu-stack">
              <legend class="ds-sr-only">Giao đích danh cá nhân</legend>
              {people.map(({ unitId, officerId, fullName, title }) => (
                <Line
                  key={`${unitId}:${officerId}`}
                  name={`${unitId}:${officerId}`}
                  label={`${fullName}, ${title}`}
                  {...props}
                />
              ))}
            </fieldset>
          </Disclosure>
        </div>
        <div>
          <Button variant="primary">{submit}</Button>
        </div>
      </form>
    </Card>
  );
}

/** What was typed for a unit or a person, else what the office proposes. */
function chosen({ asked = [], posted }: EndorsementFormProps, name: string): string {
  const proposed = asked.find(
    ({ unitId, officerId }) => [unitId, officerId].filter(Boolean).join(':') === name,
  );
  return posted.values.get(`role:${name}`) ?? proposed?.role ?? '';
}

function Line(props: EndorsementFormProps & { readonly name: string; readonly label: string }) {
  const { name, label, asked = [], posted } = props;
  const role = chosen(props, name);
  const proposed = asked.find(
    ({ unitId, officerId }) => [unitId, officerId].filter(Boolean).join(':') === name,
  );
  const days = posted.values.get(`days:${name}`) ?? String(proposed?.workingDays ?? '');
  return (
    <LineChoices
      id={`role-${name.replace(':', '-')}`}
      label={label}
      choice={{ name: `role:${name}`, value: role, options: roleOptions }}
      amount={{
        name: `days:${name}`,
        value: days,
        label: `Số ngày làm việc cho ${label}`,
        placeholder: 'ngày',
      }}
    />
  );
}

const roleOptions = [
  { value: '', label: 'Không giao' },
  ...assignmentRoles.map((value) => ({ value, label: roleWords[value] })),
];
