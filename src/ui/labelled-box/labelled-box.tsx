import type { ComponentChildren } from 'preact';

/** What the box itself bears, so that its label, hint and issue are read with it. */
export interface BoxAttributes {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
}

export interface LabelledBoxProps {
  /** Unique on the page: an error summary leads here. */
  readonly id: string;
  /** What is posted, where several boxes of a page go by one name. */
  readonly name?: string | undefined;
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with the answer. */
  readonly issue?: string | undefined;
  /** Draws the box: an input, a select, a textarea. */
  readonly children: (box: BoxAttributes) => ComponentChildren;
}

/** A box with its label, its hint and what is wrong with it. */
export function LabelledBox({ id, name = id, label, hint, issue, children }: LabelledBoxProps) {
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
      {children({
        id,
        name,
        'aria-describedby': described || undefined,
        'aria-invalid': issue ? 'true' : undefined,
      })}
      <BoxIssue id={id} issue={issue} />
    </div>
  );
}

/** What is wrong, under the box or the group of boxes that names it by `aria-describedby`. */
export const BoxIssue = ({ id, issue }: { readonly id: string; readonly issue: string | undefined }) =>
  issue ? (
    <p class="ds-validation-message" data-field="validation" id={`${id}-error`}>
      {issue}
    </p>
  ) : null;
