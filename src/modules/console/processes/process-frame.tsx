import type { ComponentChildren } from 'preact';
import { ConsoleFrame } from '#modules/site/index.ts';
import { formatDate, PageTitle, TabLinks } from '#ui/index.ts';
import { consolePaths } from '../paths.ts';
import type { OpenProcess } from './open-process.ts';

const views = [
  { view: 'process', label: 'Các bước' },
  { view: 'times', label: 'Ai giữ, bao lâu' },
  { view: 'sheet', label: 'Phiếu quy trình' },
  { view: 'drawing', label: 'Vẽ, ban hành' },
] as const;

export interface ProcessFrameProps {
  readonly open: OpenProcess;
  readonly view: (typeof views)[number]['view'];
  /** Of a page below the view; the view's own label otherwise. */
  readonly title?: string | undefined;
  readonly hasErrors?: boolean | undefined;
  readonly children: ComponentChildren;
}

/** The frame of one process's views. A standard process is written in its pack, and drawn for each procedure anew. */
export const ProcessFrame = ({ open, view, title, hasErrors, children }: ProcessFrameProps) => (
  <ConsoleFrame
    title={`${title ?? views.find((each) => each.view === view)!.label} – ${open.name}`}
    hasErrors={hasErrors}
    breadcrumbs={[
      { label: 'Quy trình', href: consolePaths.processes() },
      { label: open.version?.content.code ?? open.name },
    ]}
  >
    <div class="mu-stack" data-gap="large">
      <PageTitle title={open.name} eyebrow={open.version?.content.code} lead={standingOf(open)} />
      <TabLinks
        label="Xem quy trình"
        tabs={views
          .filter((each) => each.view !== 'drawing' || open.version)
          .map((each) => ({
            label: each.label,
            href: consolePaths[each.view](open.key),
            isCurrent: each.view === view,
          }))}
      />
      {children}
    </div>
  </ConsoleFrame>
);

function standingOf({ version, isOwn }: OpenProcess): string {
  if (!version) return 'Dùng cho mọi thủ tục chưa có quy trình riêng.';
  if (!isOwn) return 'Thủ tục này đang theo quy trình chung của cấp mình.';
  return `Quy trình riêng, bản ${version.number}, từ ${formatDate(version.effectiveFrom, 'vi')}.`;
}
