import type { ComponentChildren } from 'preact';
import type { Calendar } from '#engines/working-time/index.ts';
import { roleName } from '#modules/org/index.ts';
import { DeskFrame, sitePaths } from '#modules/site/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import { usePage } from '#platform/html/index.ts';
import { type Locale, texts } from '#platform/i18n/index.ts';
import {
  type Column,
  DataTable,
  DeadlineChip,
  EmptyState,
  formatDateTime,
  PageTitle,
  Pagination,
  TabLinks,
  Tag,
} from '#ui/index.ts';
import { vi } from '../messages.vi.ts';
import type { WorkItem } from '../model.ts';
import { type InboxView, inboxViews, workflowPaths } from '../paths.ts';
import { timeLeft } from '../time-left.ts';

const t = texts({ vi, en: {} });

export interface InboxPageProps {
  readonly view: InboxView;
  readonly items: readonly WorkItem[];
  /** Names of the units that stand in the items. */
  readonly unitNames: ReadonlyMap<string, string>;
  readonly isFirst: boolean;
  readonly nextHref: string | undefined;
  readonly calendar: Calendar;
  readonly now: Temporal.Instant;
  /** What other modules have to say of a subject, by its id. */
  readonly marks: ReadonlyMap<string, ComponentChildren>;
}

/** The one inbox: every step that waits for the officer, the most urgent by law first. */
export function InboxPage(props: InboxPageProps) {
  const { view, items, isFirst, nextHref } = props;
  const { locale, actor } = usePage();
  return (
    <DeskFrame title={t(locale, 'inbox')}>
      <div class="mu-stack">
        <PageTitle title={t(locale, 'inbox')} lead={t(locale, 'inboxLead')} />
        <TabLinks
          label={t(locale, 'views')}
          tabs={inboxViews.map((each) => ({
            label: t(locale, each),
            href: workflowPaths.inbox(each),
            isCurrent: each === view,
          }))}
        />
        <DataTable
          caption={t(locale, 'caption')}
          rows={items}
          rowKey={(item) => item.id}
          columns={columns(props, actor, locale)}
          stacksOnPhone
          empty={<NothingWaits view={view} />}
        />
        {!isFirst && (
          <p>
            <a href={workflowPaths.inbox(view)}>{t(locale, 'first')}</a>
          </p>
        )}
        <Pagination nextHref={nextHref} />
      </div>
    </DeskFrame>
  );
}

function NothingWaits({ view }: { readonly view: InboxView }) {
  const { locale } = usePage();
  return (
    <EmptyState title={t(locale, `empty-${view}`)}>
      {view === 'all' ? (
        <>
          <p>{t(locale, 'emptyNext')}</p>
          <p>
            <a href={sitePaths.dossiers}>{t(locale, 'findDossier')}</a>
          </p>
        </>
      ) : (
        <p>
          <a href={workflowPaths.inbox()}>{t(locale, 'seeAll')}</a>
        </p>
      )}
    </EmptyState>
  );
}

function columns(
  { calendar, now, unitNames, marks }: InboxPageProps,
  actor: Actor,
  locale: Locale,
): readonly Column<WorkItem>[] {
  return [
    {
      key: 'due',
      header: t(locale, 'due'),
      noWrap: true,
      cell: (item) => <DeadlineChip left={timeLeft(calendar, now, item.dueAt)} dueAt={item.dueAt} />,
    },
    {
      key: 'code',
      header: t(locale, 'code'),
      noWrap: true,
      namesRow: true,
      cell: (item) => <a href={workflowPaths.subject(item)}>{item.subjectCode}</a>,
    },
    {
      key: 'subject',
      header: t(locale, 'subject'),
      cell: (item) => (
        <>
          {item.subjectTitle} {marks.get(item.subjectId)}
        </>
      ),
    },
    {
      key: 'step',
      header: t(locale, 'step'),
      cell: (item) => (
        <>
          {item.title}
          {item.stepDueAt && (
            <div class="mu-quiet">
              {t(locale, 'stepDue', { when: formatDateTime(item.stepDueAt, locale) })}
            </div>
          )}
        </>
      ),
    },
    {
      key: 'place',
      header: t(locale, 'place'),
      cell: (item) => (
        <>
          {roleName(item.role)}
          <div class="mu-quiet">{unitNames.get(item.unitId)}</div>
          {item.assigneeId && (
            <Tag tone={item.assigneeId === actor.id ? 'info' : 'neutral'}>
              {t(locale, item.assigneeId === actor.id ? 'named' : 'substitute')}
            </Tag>
          )}
        </>
      ),
    },
    {
      key: 'opened',
      header: t(locale, 'opened'),
      noWrap: true,
      cell: (item) => formatDateTime(item.openedAt, locale),
    },
  ];
}
