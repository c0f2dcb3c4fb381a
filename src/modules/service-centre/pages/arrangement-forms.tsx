import type { Unit } from '#modules/org/index.ts';
import { BoxIssue, Button, Disclosure, ErrorSummary, LabelledBox } from '#ui/index.ts';
import type { Centre, Counter, Group } from '../model.ts';
import { centrePaths } from '../paths.ts';
import type { Tried } from './arrangement-page.tsx';

interface FormProps {
  readonly centre: Centre;
  readonly agencies: readonly Unit[];
  readonly tried: Tried | undefined;
}

/** A group with what may be changed of it, or an empty one to open. */
export function GroupForm({ group, ...props }: FormProps & { readonly group: Group | undefined }) {
  const form = `nhom-${group?.code ?? 'moi'}`;
  const { centre, agencies } = props;
  const { value, issue, isTried } = typedIn(props.tried, form);
  const box = { form, issue };
  return (
    <Disclosure summary={group ? `${group.code} · ${group.name}` : 'Thêm nhóm'} isOpen={isTried}>
      <form class="mu-stack" data-gap="small" method="post" action={centrePaths.arrangedGroup(centre.code)}>
        <Hidden form={form} centre={centre} />
        {isTried && <Summary form={form} tried={props.tried!} />}
        {group ? (
          <input type="hidden" name="code" value={group.code} />
        ) : (
          <Line
            {...box}
            name="code"
            label="Chữ đứng trước số"
            value={value('code', '')}
            hint="Một hoặc hai chữ in hoa, ví dụ D"
          />
        )}
        <Line {...box} name="name" label="Tên nhóm" value={value('name', group?.name ?? '')} />
        <Line
          {...box}
          name="nameEn"
          label="Tên tiếng Anh, nếu có"
          value={value('nameEn', group?.nameEn ?? '')}
        />
        <AgencySelect
          {...box}
          agencies={agencies}
          value={value('agency', codeOf(agencies, group?.agencyId))}
        />
        <LabelledBox
          id={`${form}-fields`}
          name="fields"
          label="Lĩnh vực thủ tục"
          hint="Mỗi dòng một lĩnh vực"
        >
          {(attributes) => (
            <textarea class="ds-input" rows={3} {...attributes}>
              {`\n${value('fields', group?.fields.join('\n') ?? '')}`}
            </textarea>
          )}
        </LabelledBox>
        <Line
          {...box}
          name="slots"
          label="Số người đặt được cùng một giờ hẹn"
          hint="0: không nhận hẹn"
          value={value('slots', String(group?.slotCapacity ?? 0))}
        />
        <p>
          <Button>{group ? 'Lưu nhóm' : 'Thêm nhóm'}</Button>
        </p>
      </form>
    </Disclosure>
  );
}

/** A counter and what it calls, or a new one. */
export function CounterForm({
  counter,
  groups,
  ...props
}: FormProps & { readonly counter: Counter | undefined; readonly groups: readonly Group[] }) {
  const form = `quay-${counter?.number ?? 'moi'}`;
  const { centre, agencies } = props;
  const { value, issue, isTried, all } = typedIn(props.tried, form);
  const box = { form, issue };
  const called = isTried ? all('groups') : (counter?.groups ?? []);
  const calls = counter && (counter.groups.length > 0 ? counter.groups.join(', ') : 'không gọi nhóm nào');
  return (
    <Disclosure
      summary={counter ? `${counter.number} · ${counter.name} (${calls})` : 'Thêm quầy'}
      isOpen={isTried}
    >
      <form class="mu-stack" data-gap="small" method="post" action={centrePaths.arrangedCounter(centre.code)}>
        <Hidden form={form} centre={centre} />
        {isTried && <Summary form={form} tried={props.tried!} />}
        {counter ? (
          <input type="hidden" name="number" value={counter.number} />
        ) : (
          <Line {...box} name="number" label="Số quầy" value={value('number', '')} />
        )}
        <Line {...box} name="name" label="Tên quầy" value={value('name', counter?.name ?? '')} />
        <AgencySelect
          {...box}
          agencies={agencies}
          value={value('agency', codeOf(agencies, counter?.agencyId))}
        />
        <fieldset class="ds-fieldset">
          <legend class="ds-label">Gọi các nhóm</legend>
          {groups.map(({ code, name }) => (
            <div class="ds-field" key={code}>
              <input
                class="ds-input"
                type="checkbox"
                id={`${form}-groups-${code}`}
                name="groups"
                value={code}
                checked={called.includes(code)}
              />
              <label class="ds-label" data-weight="regular" for={`${form}-groups-${code}`}>
                {code} · {name}
              </label>
            </div>
          ))}
          <BoxIssue id={`${form}-groups`} issue={issue('groups')} />
        </fieldset>
        <p>
          <Button>{counter ? 'Lưu quầy' : 'Thêm quầy'}</Button>
        </p>
      </form>
    </Disclosure>
  );
}

/** What stands in the boxes of a form: what was typed, where this one was posted. */
function typedIn(tried: Tried | undefined, form: string) {
  const own = tried?.form === form ? tried : undefined;
  return {
    isTried: own !== undefined,
    value: (name: string, usual: string) => own?.values.get(name) ?? usual,
    all: (name: string) => own?.values.getAll(name) ?? [],
    issue: (name: string) => own?.issues.get(name),
  };
}

const codeOf = (agencies: readonly Unit[], id: string | undefined) =>
  agencies.find((agency) => agency.id === id)?.code ?? '';

const Hidden = ({ form, centre }: { readonly form: string; readonly centre: Centre }) => (
  <>
    <input type="hidden" name="form" value={form} />
    <input type="hidden" name="seenVersion" value={centre.version} />
  </>
);

const Summary = ({ form, tried }: { readonly form: string; readonly tried: Tried }) => (
  <ErrorSummary errors={[...tried.issues].map(([name, text]) => [`${form}-${name}`, text] as const)} />
);

interface BoxProps {
  readonly form: string;
  readonly issue: (name: string) => string | undefined;
}

const Line = ({
  form,
  issue,
  name,
  label,
  hint,
  value,
}: BoxProps & {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
}) => (
  <LabelledBox id={`${form}-${name}`} name={name} label={label} hint={hint} issue={issue(name)}>
    {(attributes) => <input class="ds-input" value={value} {...attributes} />}
  </LabelledBox>
);

const AgencySelect = ({
  form,
  issue,
  agencies,
  value,
}: BoxProps & { readonly agencies: readonly Unit[]; readonly value: string }) => (
  <LabelledBox id={`${form}-agency`} name="agency" label="Cơ quan, đơn vị" issue={issue('agency')}>
    {(attributes) => (
      <select class="ds-input" {...attributes}>
        <option value="">— Chọn —</option>
        {agencies.map(({ code, name }) => (
          <option key={code} value={code} selected={code === value}>
            {name}
          </option>
        ))}
      </select>
    )}
  </LabelledBox>
);
