import type { ComponentChildren } from 'preact';
import { DeskFrame } from '#modules/site/index.ts';
import { type Breadcrumb, isRefused, type Posted, PostedProblem } from '#ui/index.ts';
import type { Direction } from '../model.ts';
import { documentPaths } from '../paths.ts';

export const directionNames: Readonly<Record<Direction, string>> = {
  incoming: 'Văn bản đến',
  outgoing: 'Văn bản đi',
};

/** A page of documents: where one is, what went wrong a moment ago, and its parts. */
export function Frame({
  title,
  direction,
  trail = [],
  posted,
  children,
}: {
  readonly title: string;
  readonly direction: Direction;
  readonly trail?: readonly Breadcrumb[];
  readonly posted?: Posted;
  readonly children: ComponentChildren;
}) {
  return (
    <DeskFrame
      title={title}
      hasErrors={posted && isRefused(posted)}
      breadcrumbs={[{ label: directionNames[direction], href: documentPaths.list(direction) }, ...trail]}
    >
      <div class="mu-stack">
        {posted && <PostedProblem posted={posted} />}
        {children}
      </div>
    </DeskFrame>
  );
}
