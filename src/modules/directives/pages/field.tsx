import { BoxIssue, LabelledBox, type LabelledBoxProps } from '#ui/index.ts';

/** What was posted and is to be mended: the values as they were typed, and what is wrong by field. */
export interface Typed {
  readonly values: URLSearchParams;
  readonly issues: ReadonlyMap<string, string>;
}

export const nothingTyped: Typed = { values: new URLSearchParams(), issues: new Map() };

export interface FieldProps {
  /** Unique on the page, where several forms ask the same. */
  readonly id?: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly typed: Typed;
}

const Field = ({
  id,
  name,
  label,
  hint,
  typed,
  children,
}: FieldProps & Pick<LabelledBoxProps, 'children'>) => (
  <LabelledBox id={id ?? name} name={name} label={label} hint={hint} issue={typed.issues.get(name)}>
    {children}
  </LabelledBox>
);

export const Line = ({
  type = 'text',
  usual = '',
  ...props
}: FieldProps & { readonly type?: 'text' | 'date' | 'number'; readonly usual?: string }) => (
  <Field {...props}>
    {(box) => (
      <input
        class="ds-input"
        type={type as 'text'}
        value={props.typed.values.get(props.name) ?? usual}
        autoComplete="off"
        {...box}
      />
    )}
  </Field>
);

export const Words = ({ rows = 3, ...props }: FieldProps & { readonly rows?: number }) => (
  <Field {...props}>
    {(box) => (
      <textarea class="ds-input" rows={rows} {...box}>
        {/* HTML drops one line break that opens a textarea. */}
        {`\n${props.typed.values.get(props.name) ?? ''}`}
      </textarea>
    )}
  </Field>
);

export interface Option {
  readonly value: string;
  readonly label: string;
}

export const Choose = ({
  options,
  none = 'Chọn…',
  usual = '',
  ...props
}: FieldProps & {
  readonly options: readonly Option[];
  /** What the empty choice is called; without one the first stands chosen. */
  readonly none?: string | null;
  readonly usual?: string;
}) => {
  const chosen = props.typed.values.get(props.name) ?? usual;
  return (
    <Field {...props}>
      {(box) => (
        <select class="ds-input" {...box}>
          {none !== null && <option value="">{none}</option>}
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

/** Any number of these, ticked. */
export const Ticks = ({
  name,
  label,
  options,
  typed,
}: Omit<FieldProps, 'id' | 'hint'> & { readonly options: readonly Option[] }) => {
  const issue = typed.issues.get(name);
  const chosen = typed.values.getAll(name);
  return (
    <fieldset class="ds-fieldset" aria-describedby={issue && `${name}-error`}>
      <legend class="ds-label">{label}</legend>
      {options.map(({ value, label }) => (
        <div key={value} class="ds-field">
          <input
            class="ds-input"
            type="checkbox"
            id={`${name}-${value}`}
            name={name}
            value={value}
            checked={chosen.includes(value)}
          />
          <label class="ds-label" for={`${name}-${value}`}>
            {label}
          </label>
        </div>
      ))}
      <BoxIssue id={name} issue={issue} />
    </fieldset>
  );
};

export const Files = (props: FieldProps) => (
  <Field {...props}>{(box) => <input type="file" multiple accept=".pdf,.jpg,.jpeg,.png" {...box} />}</Field>
);
