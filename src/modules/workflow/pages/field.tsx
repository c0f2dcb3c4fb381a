import type { ComponentChildren } from 'preact';

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

/** A labelled box with its hint and what is wrong with it. */
function Field({
  name,
  label,
  hint,
  typed,
  children,
}: FieldProps & { readonly children: (box: BoxAttributes) => ComponentChildren }) {
  const issue = typed.issues.get(name);
  const described = [hint && `${name}-hint`, issue && `${name}-error`].filter(Boolean).join(' ');
  const box = {
    id: name,
    name,
    'aria-describedby': described || undefined,
    'aria-invalid': issue ? ('true' as const) : undefined,
  };
  return (
    <div class="ds-field">
      <label class="ds-label" for={name}>
        {label}
      </label>
      {hint && (
        <div data-field="description" id={`${name}-hint`}>
          {hint}
        </div>
      )}
      {children(box)}
      {issue && (
        <p class="ds-validation-message" data-field="validation" id={`${name}-error`}>
          {issue}
        </p>
      )}
    </div>
  );
}

interface BoxAttributes {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
}

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
