import type { ComponentChildren } from 'preact';

export interface DisclosureProps {
  readonly summary: string;
  readonly isOpen?: boolean | undefined;
  readonly children: ComponentChildren;
}

/** More, for those who ask: opens in place without a script. Also a quiet way to confirm an act. */
export const Disclosure = ({ summary, isOpen, children }: DisclosureProps) => (
  <details class="ds-details" open={isOpen}>
    <summary>{summary}</summary>
    <div>{children}</div>
  </details>
);
