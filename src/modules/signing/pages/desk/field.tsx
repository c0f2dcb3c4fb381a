import { LabelledBox, type LabelledBoxProps } from '#ui/index.ts';
import type { Problem } from '../../desk-words.vi.ts';

export interface FieldProps {
  /** Unique on the page; issues name it. */
  readonly id: string;
  /** What is posted, when several fields of a page go by one name. */
  readonly name?: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem: Problem;
}

/** A labelled field with its hint and what is wrong with it. */
export const Field = ({
  id,
  name,
  label,
  hint,
  problem,
  children,
}: FieldProps & Pick<LabelledBoxProps, 'children'>) => (
  <LabelledBox id={id} name={name} label={label} hint={hint} issue={problem.issues.get(id)}>
    {children}
  </LabelledBox>
);

/** One line of text; `secret` is neither shown nor kept by the browser. */
export const TextField = ({
  value,
  type = 'text',
  size,
  ...props
}: FieldProps & {
  readonly value?: string | undefined;
  readonly type?: 'text' | 'secret' | 'date' | 'number';
  readonly size?: number;
}) => (
  <Field {...props}>
    {(attributes) =>
      type === 'secret' ? (
        <input
          class="ds-input"
          type="password"
          autocomplete="off"
          size={size ?? 12}
          maxLength={64}
          {...attributes}
        />
      ) : (
        <input class="ds-input" type={type as 'text'} value={value} size={size} {...attributes} />
      )
    }
  </Field>
);

export const FileField = ({
  accept,
  isMultiple,
  ...props
}: FieldProps & { readonly accept: string; readonly isMultiple?: boolean }) => (
  <Field {...props}>
    {(attributes) => <input type="file" accept={accept} multiple={isMultiple} {...attributes} />}
  </Field>
);

export const ReasonField = (props: FieldProps & { readonly value?: string | undefined }) => (
  <Field {...props}>
    {(attributes) => (
      <textarea class="ds-input" rows={2} {...attributes}>
        {`\n${props.value ?? ''}`}
      </textarea>
    )}
  </Field>
);

export interface Option {
  readonly value: string;
  readonly label: string;
}

export const SelectField = ({ options, ...props }: FieldProps & { readonly options: readonly Option[] }) => (
  <Field {...props}>
    {(attributes) => (
      <select class="ds-input" {...attributes}>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    )}
  </Field>
);

/** Several of a list. */
export function Choices({
  id,
  legend,
  hint,
  options,
  chosen,
  problem,
}: {
  readonly id: string;
  readonly legend: string;
  readonly hint?: string;
  readonly options: readonly Option[];
  readonly chosen: ReadonlySet<string>;
  readonly problem: Problem;
}) {
  const issue = problem.issues.get(id);
  return (
    <fieldset class="ds-fieldset" aria-describedby={issue ? `${id}-error` : undefined}>
      <legend class="ds-label">{legend}</legend>
      {hint && <p data-field="description">{hint}</p>}
      {options.map(({ value, label }, index) => (
        <div class="ds-field" key={value}>
          <input
            class="ds-input"
            type="checkbox"
            id={index === 0 ? id : `${id}-${index}`}
            name={id}
            value={value}
            checked={chosen.has(value)}
          />
          <label class="ds-label" data-weight="regular" for={index === 0 ? id : `${id}-${index}`}>
            {label}
          </label>
        </div>
      ))}
      {issue && (
        <p class="ds-validation-message" id={`${id}-error`}>
          {issue}
        </p>
      )}
    </fieldset>
  );
}
