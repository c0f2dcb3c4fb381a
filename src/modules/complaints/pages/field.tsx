import { BoxIssue, LabelledBox } from '#ui/index.ts';

/** What was posted and is to be mended: the values as they were typed, and what is wrong by field. */
export interface Typed {
  readonly values: URLSearchParams;
  readonly issues: ReadonlyMap<string, string>;
}

export const nothingTyped: Typed = { values: new URLSearchParams(), issues: new Map() };

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly typed: Typed;
}

export const Words = ({ name, label, hint, typed }: FieldProps) => (
  <LabelledBox id={name} label={label} hint={hint} issue={typed.issues.get(name)}>
    {(box) => (
      <textarea class="ds-input" rows={8} {...box}>
        {/* HTML drops one line break that opens a textarea. */}
        {`\n${typed.values.get(name) ?? ''}`}
      </textarea>
    )}
  </LabelledBox>
);

export interface ChoiceProps extends FieldProps {
  /** One of them, or any number. */
  readonly type: 'radio' | 'checkbox';
  readonly options: readonly (readonly [value: string, text: string])[];
}

export const Choice = ({ name, label, hint, typed, type, options }: ChoiceProps) => {
  const issue = typed.issues.get(name);
  const chosen = typed.values.getAll(name);
  const described = [hint && `${name}-hint`, issue && `${name}-error`].filter(Boolean).join(' ');
  return (
    <fieldset class="ds-fieldset" aria-describedby={described || undefined}>
      <legend class="ds-label">{label}</legend>
      {hint && <p id={`${name}-hint`}>{hint}</p>}
      {options.map(([value, text], index) => {
        // The first bears the plain name: an error summary leads there.
        const id = index === 0 ? name : `${name}-${value}`;
        return (
          <div class="ds-field" key={value}>
            <input
              class="ds-input"
              type={type as 'radio'}
              id={id}
              name={name}
              value={value}
              checked={chosen.includes(value)}
            />
            <label class="ds-label" data-weight="regular" for={id}>
              {text}
            </label>
          </div>
        );
      })}
      <BoxIssue id={name} issue={issue} />
    </fieldset>
  );
};
