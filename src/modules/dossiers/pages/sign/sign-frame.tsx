import type { ComponentChildren } from 'preact';
import { DeskFrame } from '#modules/site/index.ts';
import { Alert, type Breadcrumb, ErrorSummary, PageTitle } from '#ui/index.ts';
import type { SignProblem } from '../../sign-problem.ts';

export interface SignFrameProps {
  readonly title: string;
  readonly eyebrow?: string;
  readonly lead: string;
  readonly breadcrumbs?: readonly Breadcrumb[];
  readonly problem: SignProblem | undefined;
  readonly children: ComponentChildren;
}

/** A page of signing: its title, what went wrong a moment ago, and its parts. */
export function SignFrame({ title, eyebrow, lead, breadcrumbs, problem, children }: SignFrameProps) {
  const errors = problem?.issues ?? [];
  return (
    <DeskFrame title={title} hasErrors={problem !== undefined} breadcrumbs={breadcrumbs}>
      <div class="mu-stack">
        <PageTitle eyebrow={eyebrow} title={title} lead={lead} />
        <ErrorSummary errors={errors} />
        {problem?.text && (
          <Alert tone="warning" title="Chưa thực hiện được" isNews>
            <p>{problem.text}</p>
          </Alert>
        )}
        {children}
      </div>
    </DeskFrame>
  );
}
