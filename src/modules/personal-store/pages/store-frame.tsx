import type { ComponentChildren } from 'preact';
import { PublicFrame, sitePaths } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { t } from '../messages.ts';
import { storePaths } from '../paths.ts';

/** Under the account; a paper's own page under the store. */
export function StoreFrame({
  title,
  children,
}: {
  readonly title?: string;
  readonly children: ComponentChildren;
}) {
  const { locale } = usePage();
  const store = t(locale, 'title');
  return (
    <PublicFrame
      title={title ?? store}
      breadcrumbs={[
        { label: t(locale, 'account'), href: sitePaths.account },
        ...(title ? [{ label: store, href: storePaths.own() }, { label: title }] : [{ label: store }]),
      ]}
    >
      <div class="mu-stack" data-gap="large">
        {children}
      </div>
    </PublicFrame>
  );
}
