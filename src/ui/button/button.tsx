import type { ComponentChildren } from 'preact';
import { safeHref } from '../safe-href/safe-href.ts';

interface ButtonLook {
  /** One `primary` a page: the act it is for. */
  readonly variant?: 'primary' | 'secondary' | 'tertiary' | undefined;
  readonly color?: 'accent' | 'neutral' | 'danger' | undefined;
  readonly children: ComponentChildren;
}

export interface ButtonProps extends ButtonLook {
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** Sends the form elsewhere: one form, several acts. */
  readonly action?: string | undefined;
  readonly form?: string | undefined;
  /** Lets a form be left or saved while it still has gaps. */
  readonly skipsValidation?: boolean | undefined;
}

/** A button that sends its form. */
export const Button = ({ variant, color, children, action, skipsValidation, ...rest }: ButtonProps) => (
  <button
    class="ds-button"
    type="submit"
    data-variant={variant}
    data-color={color}
    formaction={safeHref(action)}
    formnovalidate={skipsValidation}
    {...rest}
  >
    {children}
  </button>
);

/** A link that looks like a button: it leads somewhere and changes nothing. */
export const ButtonLink = ({ variant, color, children, href }: ButtonLook & { readonly href: string }) => (
  <a class="ds-button" data-variant={variant} data-color={color} href={safeHref(href)}>
    {children}
  </a>
);
