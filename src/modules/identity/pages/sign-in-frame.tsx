import type { ComponentChildren } from 'preact';
import { PublicFrame } from '#modules/site/index.ts';
import { Alert, PageTitle } from '#ui/index.ts';

export interface SignInFrameProps {
  readonly title: string;
  readonly lead?: string | undefined;
  /** Why the last try did not work. */
  readonly failure?: string | undefined;
  readonly hasErrors?: boolean;
  readonly children: ComponentChildren;
}

/** One short form in the middle of a page for everyone. */
export const SignInFrame = ({ title, lead, failure, hasErrors, children }: SignInFrameProps) => (
  <PublicFrame title={title} hasErrors={hasErrors || failure !== undefined}>
    <div class="mu-narrow mu-stack">
      <PageTitle title={title} lead={lead} />
      {failure && (
        <Alert tone="danger" isNews>
          <p>{failure}</p>
        </Alert>
      )}
      {children}
    </div>
  </PublicFrame>
);
