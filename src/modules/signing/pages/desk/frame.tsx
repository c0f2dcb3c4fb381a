import type { ComponentChildren } from 'preact';
import { DeskFrame } from '#modules/site/index.ts';
import {
  type Breadcrumb,
  isRefused,
  nothingPosted,
  PageTitle,
  type Posted,
  PostedProblem,
} from '#ui/index.ts';

export interface FrameProps {
  readonly title: string;
  readonly eyebrow?: string;
  readonly lead: string;
  readonly breadcrumbs?: readonly Breadcrumb[];
  readonly posted?: Posted;
  readonly refresh?: { readonly afterSeconds: number } | undefined;
  readonly children: ComponentChildren;
}

/** A page of signing at the desk: its title, what went wrong a moment ago, and its parts. */
export function Frame({
  title,
  eyebrow,
  lead,
  breadcrumbs,
  posted = nothingPosted,
  refresh,
  children,
}: FrameProps) {
  return (
    <DeskFrame title={title} hasErrors={isRefused(posted)} breadcrumbs={breadcrumbs} refresh={refresh}>
      <div class="mu-stack">
        <PageTitle eyebrow={eyebrow} title={title} lead={lead} />
        <PostedProblem posted={posted} />
        {children}
      </div>
    </DeskFrame>
  );
}
