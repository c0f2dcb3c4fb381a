import { LabelledBox, type LabelledBoxProps } from '#ui/index.ts';

/** What was posted and is to be mended: the values as they were typed, and what is wrong by field. */
export interface Typed {
  readonly values: URLSearchParams;
  readonly issues: ReadonlyMap<string, string>;
}

export const nothingTyped: Typed = { values: new URLSearchParams(), issues: new Map() };

export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly typed: Typed;
}

const Field = ({ name, label, hint, typed, children }: FieldProps & Pick<LabelledBoxProps, 'children'>) => (
  <LabelledBox id={name} label={label} hint={hint} issue={typed.issues.get(name)}>
    {children}
  </LabelledBox>
);

export const TextBox = ({ type = 'text', ...props }: FieldProps & { readonly type?: 'text' | 'date' }) => (
  <Field {...props}>
    {(box) => {
      const value = props.typed.values.get(props.name) ?? '';
      return type === 'date' ? (
        <input class="ds-input" type="date" value={value} {...box} />
      ) : (
        <input class="ds-input" type="text" value={value} {...box} />
      );
    }}
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

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export const Choose = ({ options, ...props }: FieldProps & { readonly options: readonly Choice[] }) => (
  <Field {...props}>
    {(box) => (
      <select class="ds-input" {...box}>
        {options.length !== 1 && <option value="">Chọn…</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value} selected={props.typed.values.get(props.name) === value}>
            {label}
          </option>
        ))}
      </select>
    )}
  </Field>
);
