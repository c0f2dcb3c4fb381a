import type { ComponentChildren } from 'preact';
import { usePage } from '#platform/html/index.ts';
import { words } from '../words/words.ts';

export type AlertTone = 'info' | 'success' | 'warning' | 'danger';

export interface AlertProps {
  readonly tone: AlertTone;
  readonly title?: string | undefined;
  readonly children?: ComponentChildren;
  /** Speaks up at once in a screen reader; for what just happened, not for standing notes. */
  readonly isNews?: boolean | undefined;
}

/** A note that must be seen. Its colour is also said in words, for those who do not see it. */
export function Alert({ tone, title, children, isNews = false }: AlertProps) {
  const { locale } = usePage();
  const role = isNews ? (tone === 'danger' ? 'alert' : 'status') : undefined;
  return (
    <div class="ds-alert" data-color={tone} role={role}>
      <span class="ds-sr-only">{words(locale, tone)}: </span>
      {title && <p class="mu-alert-title">{title}</p>}
      {children}
    </div>
  );
}
