import type { ComponentChildren, VNode } from 'preact';
import { useIsland, usePage } from '#platform/html/index.ts';
import { safeHref } from '../safe-href/safe-href.ts';
import { words } from '../words/words.ts';

export interface DialogProps {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
  /** The form that does what is asked; it stands beside the way back. */
  readonly action: VNode;
}

/** Asks before an act. A `DialogLink` opens it; going back is a form of the browser's own and needs no script. */
export function Dialog({ id, title, children, action }: DialogProps) {
  const { locale } = usePage();
  return (
    <dialog class="ds-dialog" id={id} aria-labelledby={`${id}-title`}>
      <div class="mu-stack">
        <h2 id={`${id}-title`}>{title}</h2>
        {children}
        <div class="mu-row">
          {action}
          <form method="dialog">
            <button class="ds-button" data-variant="secondary" type="submit">
              {words(locale, 'goBack')}
            </button>
          </form>
        </div>
      </div>
    </dialog>
  );
}

export interface DialogLinkProps {
  readonly dialogId: string;
  /** A page that asks the same, for browsers without script and for opening in a new tab. */
  readonly href: string;
  readonly variant?: 'primary' | 'secondary' | 'tertiary' | undefined;
  readonly color?: 'accent' | 'neutral' | 'danger' | undefined;
  readonly children: ComponentChildren;
}

/** Opens a dialog on this page; without a script it is a plain link to the page that asks the same. */
export function DialogLink({ dialogId, href, variant = 'secondary', color, children }: DialogLinkProps) {
  useIsland('dialog-opener');
  return (
    <dialog-opener for={dialogId}>
      <a class="ds-button" data-variant={variant} data-color={color} href={safeHref(href)}>
        {children}
      </a>
    </dialog-opener>
  );
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'dialog-opener': { for: string; children: ComponentChildren };
    }
  }
}
