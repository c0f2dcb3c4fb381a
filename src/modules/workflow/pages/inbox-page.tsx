import type { ComponentChildren } from 'preact';
import type { Calendar } from '#engines/working-time/index.ts';
import { roleName } from '#modules/org/index.ts';
import { DeskFrame, sitePaths } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { texts } from '#platform/i18n/index.ts';
import { Alert, Button, DataTable, EmptyState, PageTitle, Pagination, TabLinks } from '#ui/index.ts';
import type { BatchAct } from '../batches.ts';
import { vi } from '../messages.vi.ts';
import type { WorkItem } from '../model.ts';
import type { Mention, ShiftGiven } from '../notes.ts';
import { type InboxView, inboxViews, workflowPaths } from '../paths.ts';
import { SavedViews, type SavedViewsProps } from '../saved-views/saved-views.tsx';
import { viewHref } from '../saved-views/views.ts';
import { inboxColumns } from './inbox-columns.tsx';

const t = texts({ vi, en: {} });

export interface InboxPageProps {
  readonly view: InboxView;
  readonly savedViews: SavedViewsProps;
  readonly items: readonly WorkItem[];
  readonly unitNames: ReadonlyMap<string, string>;
  readonly officerNames: ReadonlyMap<string, string>;
  /** The queues the officer takes work from. */
  readonly queues: readonly { readonly unitId: string; readonly role: string; readonly unitName: string }[];
  readonly mentions: readonly Mention[];
  readonly shifts: readonly ShiftGiven[];
  readonly directsWork: boolean;
  readonly isFirst: boolean;
  readonly nextHref: string | undefined;
  readonly calendar: Calendar;
  readonly now: Temporal.Instant;
  /** What other modules have to say of a subject, by its id. */
  readonly marks: ReadonlyMap<string, ComponentChildren>;
}

const formId = 'chosen';

/** The one inbox: every step that waits for the officer, the most urgent by law first. */
export function InboxPage(props: InboxPageProps) {
  const { view, items, isFirst, nextHref, savedViews } = props;
  const { locale, actor } = usePage();
  return (
    <DeskFrame title={t(locale, 'inbox')}>
      <div class="mu-stack">
        <PageTitle title={t(locale, 'inbox')} lead={t(locale, 'inboxLead')} />
        <News {...props} />
        <TabLinks
          label={t(locale, 'views')}
          tabs={inboxViews.map((each) => ({
            label: t(locale, each),
            href: each === 'all' ? viewHref('inbox', '') : workflowPaths.inbox(each),
            isCurrent: each === view,
          }))}
        />
        <SavedViews {...savedViews} />
        <DataTable
          caption={t(locale, 'caption')}
          rows={items}
          rowKey={(item) => item.id}
          columns={inboxColumns({ ...props, actor, locale, formId })}
          stacksOnPhone
          empty={<NothingWaits view={view} />}
        />
        {items.length > 0 && <BulkActs {...props} />}
        {!isFirst && (
          <p>
            <a href={view === 'all' ? viewHref('inbox', '') : workflowPaths.inbox(view)}>
              {t(locale, 'first')}
            </a>
          </p>
        )}
        <Pagination nextHref={nextHref} />
        <p class="mu-row">
          <a href={sitePaths.fieldWork}>{t(locale, 'fieldWork')}</a>
          <a href={workflowPaths.absences}>{t(locale, 'absences')}</a>
          <a href={workflowPaths.shift}>{t(locale, 'shift')}</a>
          <a href={workflowPaths.interests}>{t(locale, 'interests')}</a>
        </p>
      </div>
    </DeskFrame>
  );
}

/** What colleagues want the officer to know: notes to read, a shift handed over today. */
function News({ mentions, shifts }: InboxPageProps) {
  const { locale } = usePage();
  return (
    <>
      {shifts.map(({ id, fromName, note, passed }) => (
        <Alert key={id} tone="info" title={t(locale, 'shiftFrom', { name: fromName, count: String(passed) })}>
          {note !== '' && <p>{note}</p>}
        </Alert>
      ))}
      {mentions.length > 0 && (
        <Alert tone="info" title={t(locale, 'mentioned')}>
          <ul>
            {mentions.map(({ noteId, workItemId, authorName, body }) => (
              <li key={noteId}>
                <a href={workflowPaths.item(workItemId)}>{authorName}</a>: {body.slice(0, 120)}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </>
  );
}

/** One act upon every ticked item, and the next of a queue. */
function BulkActs({ queues, directsWork }: InboxPageProps) {
  const { locale } = usePage();
  const acts: readonly BatchAct[] = [
    'claim',
    'complete',
    'release',
    ...(directsWork ? (['distribute'] as const) : []),
  ];
  return (
    <>
      <form id={formId} class="mu-row" method="post" action={workflowPaths.batches}>
        <span>{t(locale, 'bulk')}</span>
        {acts.map((act) => (
          <Button key={act} variant="secondary" name="act" value={act}>
            {t(locale, act)}
          </Button>
        ))}
      </form>
      {queues.length > 0 && (
        <form class="mu-row" method="post" action={workflowPaths.next}>
          <label class="ds-label" for="queue">
            {t(locale, 'nextLabel')}
          </label>
          <select class="ds-input" id="queue" name="queue">
            {queues.map(({ unitId, role, unitName }) => (
              <option key={`${unitId} ${role}`} value={`${unitId} ${role}`}>
                {roleName(role)}, {unitName}
              </option>
            ))}
          </select>
          <Button variant="secondary">{t(locale, 'next')}</Button>
        </form>
      )}
    </>
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
