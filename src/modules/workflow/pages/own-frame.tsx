import type { ComponentChildren } from 'preact';
import { DeskFrame } from '#modules/site/index.ts';
import { isRefused, nothingPosted, PageTitle, type Posted, PostedProblem } from '#ui/index.ts';
import { workflowPaths } from '../paths.ts';

/** A page beside the inbox, about the officer's own work. */
export const OwnFrame = ({
  title,
  lead,
  posted = nothingPosted,
  children,
}: {
  readonly title: string;
  readonly lead: string;
  readonly posted?: Posted;
  readonly children: ComponentChildren;
}) => (
  <DeskFrame
    title={title}
    hasErrors={isRefused(posted)}
    breadcrumbs={[{ label: 'Việc của tôi', href: workflowPaths.inbox() }, { label: title }]}
  >
    <div class="mu-stack">
      <PageTitle title={title} lead={lead} />
      <PostedProblem posted={posted} />
      {children}
    </div>
  </DeskFrame>
);
