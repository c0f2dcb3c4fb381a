import type { ComponentChildren } from 'preact';

export interface EmptyStateProps {
  readonly title: string;
  /** What one may do now. */
  readonly children?: ComponentChildren;
}

/** A list with nothing in it: says so, and what to do next. */
export const EmptyState = ({ title, children }: EmptyStateProps) => (
  <div class="mu-empty">
    <p class="mu-empty-title">{title}</p>
    {children}
  </div>
);
