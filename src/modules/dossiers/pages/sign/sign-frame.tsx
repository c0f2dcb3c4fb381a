import type { ComponentChildren } from 'preact';
import { DeskFrame } from '#modules/site/index.ts';
import { type Breadcrumb, isRefused, PageTitle, type Posted, PostedProblem } from '#ui/index.ts';

export interface SignFrameProps {
  readonly title: string;
  readonly eyebrow?: string;
  readonly lead: string;
  readonly breadcrumbs?: readonly Breadcrumb[];
  readonly posted: Posted;
  readonly children: ComponentChildren;
}

/** A page of signing: its title, what went wrong a moment ago, and its parts. */
export function SignFrame({ title, eyebrow, lead, breadcrumbs, posted, children }: SignFrameProps) {
  return (
    <DeskFrame title={title} hasErrors={isRefused(posted)} breadcrumbs={breadcrumbs}>
      <div class="mu-stack">
        <PageTitle eyebrow={eyebrow} title={title} lead={lead} />
        <PostedProblem posted={posted} />
        {children}
      </div>
    </DeskFrame>
  );
}
