import type { ComponentChildren } from 'preact';

export interface PageTitleProps {
  readonly title: string;
  /** A quiet line above: a code, a kind. */
  readonly eyebrow?: ComponentChildren;
  readonly lead?: ComponentChildren;
  /** Buttons at the far side. */
  readonly actions?: ComponentChildren;
}

/** The page's one `<h1>`, with what belongs beside it. */
export const PageTitle = ({ title, eyebrow, lead, actions }: PageTitleProps) => (
  <div class="mu-page-title">
    <div>
      {eyebrow && <p class="mu-eyebrow">{eyebrow}</p>}
      <h1>{title}</h1>
      {lead && <p class="mu-lead">{lead}</p>}
    </div>
    {actions && <div class="mu-row">{actions}</div>}
  </div>
);
