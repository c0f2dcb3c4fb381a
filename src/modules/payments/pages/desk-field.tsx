import type { Issue } from '#platform/errors/index.ts';
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
  const id = `${form}-${name}`;
  const isTried = tried?.form === form;
  const issue = isTried ? tried.issues.find(({ field }) => field === `/${name}`) : undefined;
  const described = [hint && `${id}-hint`, issue && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="ds-field">
      <label class="ds-label" for={id}>
        {label}
      </label>
      {hint && (
        <div data-field="description" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <input
        class="ds-input"
        id={id}
        name={name}
        inputMode={inputMode}
        autoComplete="off"
        value={isTried ? (tried.values.get(name) ?? '') : ''}
        aria-describedby={described || undefined}
        aria-invalid={issue ? 'true' : undefined}
      />
      {issue && (
        <p class="ds-validation-message" data-field="validation" id={`${id}-error`}>
          {issueText(issue.code, issue.params)}
        </p>
      )}
    </div>
  );
}
