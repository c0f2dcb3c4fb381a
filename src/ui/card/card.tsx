import type { ComponentChildren } from 'preact';

export interface CardProps {
  readonly title?: ComponentChildren;
  /** 2 unless the card stands under another heading. */
  readonly headingLevel?: 2 | 3 | 4 | undefined;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of the page with an edge of its own. */
export function Card({ title, headingLevel = 2, actions, children }: CardProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <section class="mu-card">
      {(title || actions) && (
        <div class="mu-card-head">
          {title && <Heading>{title}</Heading>}
          {actions}
        </div>
      )}
      {children}
    </section>
  );
}
