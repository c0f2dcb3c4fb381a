import { LabelledBox } from '#ui/index.ts';

/** What was typed, and what is wrong with it, by the field's name. */
export interface Typed {
  readonly values: URLSearchParams;
  readonly issues: ReadonlyMap<string, string>;
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly typed: Typed;
}

/** One line of text, or a day. */
export const Line = ({
  name,
  label,
  hint,
  typed,
  type = 'text',
}: FieldProps & { readonly type?: 'text' | 'date' }) => (
  <LabelledBox id={name} label={label} hint={hint} issue={typed.issues.get(name)}>
    {({ id, name, ...described }) => (
      <input
        class="ds-input"
        type={type as 'text'}
        id={id}
        name={name}
        value={typed.values.get(name) ?? ''}
        autoComplete="off"
        {...described}
      />
    )}
  </LabelledBox>
);

/** Radio buttons under one question; one of them is always chosen. */
export const Choice = ({
  name,
  label,
  options,
  typed,
}: FieldProps & { readonly options: readonly (readonly [value: string, label: string])[] }) => (
  <fieldset class="ds-fieldset">
    <legend class="ds-label">{label}</legend>
    {options.map(([value, text], index) => (
      <div class="ds-field" key={value}>
        <input
          class="ds-input"
          type="radio"
          id={`${name}-${value}`}
          name={name}
          value={value}
          checked={typed.values.get(name) === value || (index === 0 && !typed.values.has(name))}
        />
        <label class="ds-label" data-weight="regular" for={`${name}-${value}`}>
          {text}
        </label>
      </div>
    ))}
  </fieldset>
);
