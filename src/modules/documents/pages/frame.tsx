import type { ComponentChildren } from 'preact';
import { DeskFrame } from '#modules/site/index.ts';
import { Alert, type Breadcrumb, ErrorSummary } from '#ui/index.ts';
import type { Direction } from '../model.ts';
import { documentPaths } from '../paths.ts';
import type { Problem } from '../problem.ts';

export const directionNames: Readonly<Record<Direction, string>> = {
  incoming: 'Văn bản đến',
  outgoing: 'Văn bản đi',
};

/** A page of documents: where one is, what went wrong a moment ago, and its parts. */
export function Frame({
  title,
  direction,
  trail = [],
  problem,
  children,
}: {
  readonly title: string;
  readonly direction: Direction;
  readonly trail?: readonly Breadcrumb[];
  readonly problem?: Problem;
  readonly children: ComponentChildren;
}) {
  const errors = [...(problem?.issues ?? [])].map(([fieldId, text]) => ({ fieldId, text }));
  return (
    <DeskFrame
      title={title}
      hasErrors={errors.length > 0 || problem?.text !== undefined}
      breadcrumbs={[{ label: directionNames[direction], href: documentPaths.list(direction) }, ...trail]}
    >
      <div class="mu-stack">
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
