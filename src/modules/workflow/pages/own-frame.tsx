import type { ComponentChildren } from 'preact';
import { DeskFrame } from '#modules/site/index.ts';
import { PageTitle } from '#ui/index.ts';
import { workflowPaths } from '../paths.ts';

/** A page beside the inbox, about the officer's own work. */
export const OwnFrame = ({
  title,
  lead,
  hasErrors = false,
  children,
}: {
  readonly title: string;
  readonly lead: string;
  readonly hasErrors?: boolean;
  readonly children: ComponentChildren;
}) => (
  <DeskFrame
    title={title}
    hasErrors={hasErrors}
    breadcrumbs={[{ label: 'Việc của tôi', href: workflowPaths.inbox() }, { label: title }]}
  >
    <div class="mu-stack">
      <PageTitle title={title} lead={lead} />
      {children}
    </div>
  </DeskFrame>
);
