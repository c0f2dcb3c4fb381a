import type { ComponentChildren } from 'preact';
import { ConsoleFrame, DeskFrame } from '#modules/site/index.ts';
import { holdsRole } from '#platform/access/actor.ts';
import { usePage } from '#platform/html/index.ts';
import { type Breadcrumb, TabLinks } from '#ui/index.ts';
import { exchangePaths } from '../paths.ts';

export interface ExchangeFrameProps {
  readonly title: string;
  readonly breadcrumbs?: readonly Breadcrumb[];
  readonly hasErrors?: boolean;
  readonly children: ComponentChildren;
}

/** Around every page of the axis: administrators in the console, with all its views; clerks at the desk. */
export function ExchangeFrame({ children, ...frame }: ExchangeFrameProps) {
  const { actor, path } = usePage();
  if (!holdsRole(actor, 'administrator')) {
    return (
      <DeskFrame {...frame}>
        <div class="mu-stack">{children}</div>
      </DeskFrame>
    );
  }
  const here = path.split('?', 1)[0]!;
  const tab = (label: string, href: string, isCurrent = here.startsWith(href)) => ({
    label,
    href,
    isCurrent,
  });
  const log = exchangePaths.log();
  return (
    <ConsoleFrame {...frame}>
      <div class="mu-stack">
        <TabLinks
          label="Trục liên thông"
          tabs={[
            tab('Nhật ký', log, here === log || here.startsWith(`${log}/goi-tin`)),
            tab('Cách ly', exchangePaths.quarantine()),
            tab('Đơn vị tham gia', exchangePaths.participants),
          ]}
        />
        {children}
      </div>
    </ConsoleFrame>
  );
}
