import type { ComponentChildren } from 'preact';
import { DeskFrame } from '#modules/site/index.ts';
import {
  type Breadcrumb,
  isRefused,
  nothingPosted,
  PageTitle,
  type Posted,
  PostedProblem,
  TabLinks,
  Tag,
} from '#ui/index.ts';
import type { FolderState } from '../model.ts';
import { archivePaths } from '../paths.ts';
import { stateWords } from '../words.vi.ts';

export type Tab = 'folders' | 'plan' | 'handOvers' | 'retention';

const tabs: readonly (readonly [Tab, string, string])[] = [
  ['folders', 'Hồ sơ', archivePaths.folders()],
  ['plan', 'Danh mục hồ sơ', archivePaths.plan()],
  ['handOvers', 'Nộp lưu', archivePaths.handOvers()],
  ['retention', 'Thời hạn lưu trữ', archivePaths.retention()],
];

/** A page of the archive: its tab or its trail, what went wrong a moment ago, its title and its parts. */
export function Frame({
  title,
  lead,
  eyebrow,
  actions,
  tab,
  trail = [],
  posted = nothingPosted,
  children,
}: {
  readonly title: string;
  readonly lead?: ComponentChildren;
  readonly eyebrow?: string;
  readonly actions?: ComponentChildren;
  /** The tab the page is; a page below one has a trail instead. */
  readonly tab?: Tab;
  readonly trail?: readonly Breadcrumb[];
  readonly posted?: Posted | undefined;
  readonly children: ComponentChildren;
}) {
  const path = trail.length > 0 ? [{ label: 'Lưu trữ', href: archivePaths.folders() }, ...trail] : undefined;
  return (
    <DeskFrame title={title} hasErrors={isRefused(posted)} breadcrumbs={path}>
      <div class="mu-stack">
        <PostedProblem posted={posted} />
        <PageTitle title={title} lead={lead} eyebrow={eyebrow} actions={actions} />
        {tab && (
          <TabLinks
            label="Công tác lưu trữ"
            tabs={tabs.map(([name, label, href]) => ({ label, href, isCurrent: name === tab }))}
          />
        )}
        {children}
      </div>
    </DeskFrame>
  );
}

export const StateTag = ({ state }: { readonly state: FolderState }) => (
  <Tag tone={stateWords[state].tone}>{stateWords[state].text}</Tag>
);
