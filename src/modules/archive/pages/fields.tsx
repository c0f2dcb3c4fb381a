import type { ComponentChildren } from 'preact';
import { Button, LabelledBox } from '#ui/index.ts';
import type { Problem } from '../problem.ts';

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem: Problem;
  readonly value?: string | undefined;
}

const typed = ({ problem, name, value }: FieldProps): string => problem.values.get(name) ?? value ?? '';

export const TextField = (props: FieldProps) => (
  <LabelledBox
    id={props.name}
    label={props.label}
    hint={props.hint}
    issue={props.problem.issues.get(props.name)}
  >
    {(box) => <input class="ds-input" type="text" value={typed(props)} {...box} />}
  </LabelledBox>
);

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export const SelectField = ({ choices, ...props }: FieldProps & { readonly choices: readonly Choice[] }) => (
  <LabelledBox
    id={props.name}
    label={props.label}
    hint={props.hint}
    issue={props.problem.issues.get(props.name)}
  >
    {(box) => (
      <select class="ds-input" {...box}>
        {choices.map(({ value, label }) => (
          <option key={value} value={value} selected={value === typed(props)}>
            {label}
          </option>
        ))}
      </select>
    )}
  </LabelledBox>
);

/** Several of a list, each with its box. */
export function Ticks({
  name,
  legend,
  choices,
  problem,
}: {
  readonly name: string;
  readonly legend: string;
  readonly choices: readonly Choice[];
  readonly problem: Problem;
}) {
  const issue = problem.issues.get(name);
  const chosen = problem.values.getAll(name);
  return (
    <fieldset class="ds-fieldset" id={name} aria-describedby={issue ? `${name}-error` : undefined}>
      <legend class="ds-label">{legend}</legend>
      <div class="mu-stack" data-gap="small">
        {choices.map(({ value, label }) => (
          <div class="ds-field" key={value}>
            <input
              class="ds-input"
              type="checkbox"
              id={`${name}-${value}`}
              name={name}
              value={value}
              checked={chosen.includes(value)}
            />
            <label class="ds-label" data-weight="regular" for={`${name}-${value}`}>
              {label}
            </label>
          </div>
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

/** A form that posts, its fields above its one button. */
export const ActForm = ({
  action,
  submit,
  variant,
  color,
  takesFiles = false,
  children,
}: {
  readonly action: string;
  readonly submit: string;
  readonly variant?: 'primary' | 'secondary' | undefined;
  readonly color?: 'danger' | undefined;
  readonly takesFiles?: boolean;
  readonly children?: ComponentChildren;
}) => (
  <form
    class="mu-stack"
    method="post"
    action={action}
    noValidate
    {...(takesFiles && { encType: 'multipart/form-data' as const })}
  >
    {children}
    <div class="mu-row">
      <Button variant={variant} color={color}>
        {submit}
      </Button>
    </div>
  </form>
);
