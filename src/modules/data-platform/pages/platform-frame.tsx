import type { ComponentChildren } from 'preact';
import { ConsoleFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { type Breadcrumb, TabLinks } from '#ui/index.ts';
import { platformPaths } from '../paths.ts';

export interface PlatformFrameProps {
  readonly title: string;
  readonly breadcrumbs?: readonly Breadcrumb[];
  readonly hasErrors?: boolean;
  readonly children: ComponentChildren;
}

/** Around every page of the data platform in the console. */
export function PlatformFrame({ children, ...frame }: PlatformFrameProps) {
  const here = usePage().path.split('?', 1)[0]!;
  const { overview } = platformPaths;
  const isLog = here.startsWith(platformPaths.calls());
  return (
    <ConsoleFrame {...frame}>
      <div class="mu-stack">
        <TabLinks
          label="Chia sẻ dữ liệu"
          tabs={[
            { label: 'Dịch vụ và hệ thống', href: overview, isCurrent: !isLog },
            { label: 'Nhật ký', href: platformPaths.calls(), isCurrent: isLog },
            { label: 'Danh mục công khai', href: platformPaths.catalogue, isCurrent: false },
          ]}
        />
        {children}
      </div>
    </ConsoleFrame>
  );
}
