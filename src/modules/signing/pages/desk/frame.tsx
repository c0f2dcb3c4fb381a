import type { ComponentChildren } from 'preact';
import { DeskFrame } from '#modules/site/index.ts';
import { Alert, type Breadcrumb, ErrorSummary, PageTitle } from '#ui/index.ts';
import type { Problem } from '../../desk-words.vi.ts';

export interface FrameProps {
  readonly title: string;
  readonly eyebrow?: string;
  readonly lead: string;
  readonly breadcrumbs?: readonly Breadcrumb[];
  readonly problem: Problem;
  readonly refresh?: { readonly afterSeconds: number } | undefined;
  readonly children: ComponentChildren;
}

/** A page of signing at the desk: its title, what went wrong a moment ago, and its parts. */
export function Frame({ title, eyebrow, lead, breadcrumbs, problem, refresh, children }: FrameProps) {
  const errors = [...problem.issues].map(([fieldId, text]) => ({ fieldId, text }));
  return (
    <DeskFrame
      title={title}
      hasErrors={errors.length > 0 || problem.text !== undefined}
      breadcrumbs={breadcrumbs}
      refresh={refresh}
    >
      <div class="mu-stack">
        <PageTitle eyebrow={eyebrow} title={title} lead={lead} />
        <ErrorSummary errors={errors} />
        {problem.text && (
          <Alert tone="warning" title="Chưa thực hiện được" isNews>
            <p>{problem.text}</p>
          </Alert>
        )}
        {children}
      </div>
    </DeskFrame>
  );
}
