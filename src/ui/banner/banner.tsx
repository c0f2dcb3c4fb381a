import type { ComponentChildren } from 'preact';

export interface BannerProps {
  /** `emergency`: storm, flood, an outage. `demo`: this is not the real system. */
  readonly kind: 'emergency' | 'demo' | 'notice';
  readonly label: string;
  readonly children: ComponentChildren;
}

/** A notice across the top of every page. */
export const Banner = ({ kind, label, children }: BannerProps) => (
  <aside class="mu-banner" data-kind={kind} aria-label={label}>
    <div class="mu-wrap">{children}</div>
  </aside>
);
