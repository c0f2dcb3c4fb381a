import type { ComponentChildren } from 'preact';
import { ConsoleFrame, DeskFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { Alert, type Breadcrumb, TabLinks } from '#ui/index.ts';
import { portalLinePaths } from '../paths.ts';

export interface PortalFrameProps {
  readonly title: string;
  readonly breadcrumbs?: readonly Breadcrumb[];
  /** Why the last act was not carried out. */
  readonly problem?: string | undefined;
  readonly hasErrors?: boolean;
  readonly children: ComponentChildren;
}

/** Around every page of the line to the national portal. */
export function PortalFrame({ children, problem, ...frame }: PortalFrameProps) {
  const here = usePage().path.split('?', 1)[0]!;
  const tab = (label: string, href: string, isExact = false) => ({
    label,
    href,
    isCurrent: here === href || (!isExact && here.startsWith(`${href}/`)),
  });
  return (
    <ConsoleFrame {...frame} hasErrors={Boolean(problem) || frame.hasErrors === true}>
      <div class="mu-stack">
        <TabLinks
          label="Cổng Dịch vụ công quốc gia"
          tabs={[
            tab('Đường truyền', portalLinePaths.line, true),
            tab('Đã gửi', portalLinePaths.sent()),
            tab('Đã nhận', portalLinePaths.received()),
            tab('Đối soát', portalLinePaths.days),
            tab('Thủ tục', portalLinePaths.proposals),
          ]}
        />
        <Problem problem={problem} />
        {children}
      </div>
    </ConsoleFrame>
  );
}

/** Around a message at the desk, where nothing else of the line is seen. */
export const DeskArrivalFrame = ({ children, problem, ...frame }: PortalFrameProps) => (
  <DeskFrame {...frame} hasErrors={Boolean(problem) || frame.hasErrors === true}>
    <div class="mu-stack">
      <Problem problem={problem} />
      {children}
    </div>
  </DeskFrame>
);

const Problem = ({ problem }: Pick<PortalFrameProps, 'problem'>) =>
  problem ? (
    <Alert tone="danger" title="Chưa thực hiện được" isNews>
      <p>{problem}</p>
    </Alert>
  ) : null;
