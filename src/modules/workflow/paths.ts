import { sitePaths } from '#modules/site/index.ts';
import type { InboxPlace } from './queries.ts';

/** What of the inbox is shown: all of it, what is past its deadline, or what names the officer. */
export const inboxViews = ['all', 'overdue', 'own'] as const;
export type InboxView = (typeof inboxViews)[number];

const viewWords: Readonly<Record<InboxView, string | null>> = {
  all: null,
  overdue: 'qua-han',
  own: 'dich-danh',
};

const desks: Readonly<Record<string, string>> = {
  dossier: sitePaths.dossiers,
  'signing-turn': sitePaths.signingTurns,
};

/** Every address of the inbox. */
export const workflowPaths = {
  inbox(view: InboxView = 'all', after?: InboxPlace): string {
    const query = new URLSearchParams();
    const word = viewWords[view];
    if (word) query.set('xem', word);
    if (after) query.set('sau', `${after.dueAt.toString()} ${after.id}`);
    return query.size > 0 ? `${sitePaths.inbox}?${query}` : sitePaths.inbox;
  },
  /** Where the thing a step is about is worked on; each kind of subject has its desk. */
  subject: (item: { readonly subjectType: string; readonly subjectId: string }): string =>
    item.subjectType in desks ? `${desks[item.subjectType]}/${item.subjectId}` : sitePaths.inbox,
} as const;

export const readView = (word: string | undefined): InboxView =>
  inboxViews.find((view) => viewWords[view] === word) ?? 'all';

/** The place in an address, or nothing when someone has edited it. */
export function readPlace(text: string | undefined): InboxPlace | undefined {
  const [when, id] = (text ?? '').split(' ');
  if (!when || !id || !/^[0-9a-f-]{36}$/.test(id)) return undefined;
  try {
    return { dueAt: Temporal.Instant.from(when), id };
  } catch {
    return undefined;
  }
}
