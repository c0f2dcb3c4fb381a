import type { ComponentChildren } from 'preact';
import type { FormVersion } from '#modules/procedures/index.ts';
import { ConsoleFrame } from '#modules/site/index.ts';
import { formatDate, PageTitle, TabLinks } from '#ui/index.ts';
import { consolePaths } from '../paths.ts';

const views = [
  { view: 'form', label: 'Các trang' },
  { view: 'reach', label: 'Điều kiện hỏi' },
  { view: 'trial', label: 'Điền thử' },
  { view: 'newerForm', label: 'So với bản khác' },
] as const;

export interface FormFrameProps {
  readonly version: FormVersion;
  readonly view: (typeof views)[number]['view'];
  readonly hasErrors?: boolean | undefined;
  readonly children: ComponentChildren;
}

/** The frame of one form's views. */
export const FormFrame = ({ version, view, hasErrors, children }: FormFrameProps) => (
  <ConsoleFrame
    title={`${views.find((each) => each.view === view)!.label} – ${version.name}`}
    hasErrors={hasErrors}
    breadcrumbs={[{ label: 'Biểu mẫu', href: consolePaths.forms() }, { label: version.code }]}
  >
    <div class="mu-stack" data-gap="large">
      <PageTitle
        title={version.name}
        eyebrow={`${version.code} · bản ${version.number}`}
        lead={datesOf(version)}
      />
      <TabLinks
        label="Xem biểu mẫu"
        tabs={views.map((each) => ({
          label: each.label,
          href: consolePaths[each.view](version.id),
          isCurrent: each.view === view,
        }))}
      />
      {children}
    </div>
  </ConsoleFrame>
);

/** "Có hiệu lực từ 01/07/2025", with its last day where it has one. */
export const datesOf = ({ effectiveFrom, effectiveTo }: FormVersion): string =>
  effectiveTo
    ? `Có hiệu lực từ ${formatDate(effectiveFrom, 'vi')} đến ${formatDate(effectiveTo, 'vi')}`
    : `Có hiệu lực từ ${formatDate(effectiveFrom, 'vi')}`;
