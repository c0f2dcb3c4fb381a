import type { Issue } from '#platform/errors/index.ts';
import { LabelledBox } from '#ui/index.ts';
import { issueText } from '../text.ts';

export interface Tried {
  /** The form that was sent; several on a page have fields of the same name. */
  readonly form: string;
  readonly values: URLSearchParams;
  readonly issues: readonly Issue[];
}

export interface DeskFieldProps {
  readonly form: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly tried?: Tried | undefined;
  readonly inputMode?: 'numeric';
}

/** One line of text in a form of the desk; after a mistake with what was typed and what is wrong. */
export function DeskField({ form, name, label, hint, tried, inputMode }: DeskFieldProps) {
  const isTried = tried?.form === form;
  const issue = isTried ? tried.issues.find(({ field }) => field === `/${name}`) : undefined;
  return (
    <LabelledBox
      id={`${form}-${name}`}
      name={name}
      label={label}
      hint={hint}
      issue={issue && issueText(issue.code, issue.params)}
    >
      {(box) => (
        <input
          class="ds-input"
          inputMode={inputMode}
          autoComplete="off"
          value={isTried ? (tried.values.get(name) ?? '') : ''}
          {...box}
        />
      )}
    </LabelledBox>
  );
}
