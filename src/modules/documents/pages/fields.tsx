import { LabelledBox, type LabelledBoxProps } from '#ui/index.ts';
import type { Problem } from '../problem.ts';

export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem: Problem;
  /** Unique on a page with several forms; the name without it. */
  readonly id?: string;
  /** What stands there before anything was typed. */
  readonly value?: string | null | undefined;
}

const Field = ({
  id,
  name,
  label,
  hint,
  problem,
  children,
}: FieldProps & Pick<LabelledBoxProps, 'children'>) => (
  <LabelledBox id={id ?? name} name={name} label={label} hint={hint} issue={problem.issues.get(id ?? name)}>
    {children}
  </LabelledBox>
);

/** As it was typed, else as it was given. */
export const typedOr = ({ values, form }: Problem, name: string, given?: string | null): string =>
  (form === '' ? null : values.get(name)) ?? given ?? '';

export const TextField = ({ type = 'text', ...props }: FieldProps & { readonly type?: 'text' | 'date' }) => (
  <Field {...props}>
    {(box) => (
      <input
        class="ds-input"
        type={type as 'text'}
        value={typedOr(props.problem, props.name, props.value)}
        {...box}
      />
    )}
  </Field>
);

export const LongField = ({ rows = 3, ...props }: FieldProps & { readonly rows?: number }) => (
  <Field {...props}>
    {(box) => (
      <textarea class="ds-input" rows={rows} {...box}>
        {/* HTML drops one line break that opens a textarea. */}
        {`\n${typedOr(props.problem, props.name, props.value)}`}
      </textarea>
    )}
  </Field>
);

export interface Option {
  readonly value: string;
  readonly label: string;
}

export const SelectField = ({ options, ...props }: FieldProps & { readonly options: readonly Option[] }) => {
  const chosen = typedOr(props.problem, props.name, props.value);
  return (
    <Field {...props}>
      {(box) => (
        <select class="ds-input" {...box}>
          {options.map(({ value, label }) => (
            <option key={value} value={value} selected={value === chosen}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};

export const FileField = (props: FieldProps) => (
  <Field {...props}>{(box) => <input type="file" multiple {...box} />}</Field>
);

/** One thing to say yes to. */
export const Tick = ({
  name,
  label,
  problem,
  value = '1',
  isTicked = false,
}: Pick<FieldProps, 'name' | 'label' | 'problem'> & {
  readonly value?: string;
  readonly isTicked?: boolean;
}) => {
  const typed = problem.form === '' ? isTicked : problem.values.getAll(name).includes(value);
  const id = value === '1' ? name : `${name}-${value}`;
  return (
    <div class="ds-field">
      <input class="ds-input" type="checkbox" id={id} name={name} value={value} checked={typed} />
      <label class="ds-label" data-weight="regular" for={id}>
        {label}
      </label>
    </div>
  );
};

/** Several of a list. */
export function Ticks({
  name,
  legend,
  hint,
  options,
  problem,
}: Pick<FieldProps, 'name' | 'hint' | 'problem'> & {
  readonly legend: string;
  readonly options: readonly Option[];
}) {
  const issue = problem.issues.get(name);
  return (
    <fieldset class="ds-fieldset" id={name} aria-describedby={issue ? `${name}-error` : undefined}>
      <legend class="ds-label">{legend}</legend>
      {hint && <p data-field="description">{hint}</p>}
      <div class="mu-stack" data-gap="small">
        {options.map((option) => (
          <Tick key={option.value} name={name} {...option} problem={problem} />
        ))}
      </div>
      {issue && (
        <p class="ds-validation-message" id={`${name}-error`}>
          {issue}
        </p>
      )}
    </fieldset>
  );
}
