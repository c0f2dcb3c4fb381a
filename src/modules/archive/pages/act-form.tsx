import type { ComponentChildren } from 'preact';
import { Button } from '#ui/index.ts';

/** A form that posts, its fields above its one button. */
export const ActForm = ({
  action,
  submit,
  variant,
  color,
  takesFiles = false,
  children,
}: {
  readonly action: string;
  readonly submit: string;
  readonly variant?: 'primary' | 'secondary' | undefined;
  readonly color?: 'danger' | undefined;
  readonly takesFiles?: boolean;
  readonly children?: ComponentChildren;
}) => (
  <form
    class="mu-stack"
    method="post"
    action={action}
    noValidate
    {...(takesFiles && { encType: 'multipart/form-data' as const })}
  >
    {children}
    <div class="mu-row">
      <Button variant={variant} color={color}>
        {submit}
      </Button>
    </div>
  </form>
);
