import { sitePaths } from '#modules/site/index.ts';
import type { InboxPlace } from './queries.ts';

/** What of the inbox is shown: all of it, what is past its deadline, what names the officer, or what they were told is late. */
export const inboxViews = ['all', 'overdue', 'own', 'reported'] as const;
export type InboxView = (typeof inboxViews)[number];

const viewWords: Readonly<Record<InboxView, string | null>> = {
  all: null,
  overdue: 'qua-han',
  own: 'dich-danh',
  reported: 'bao-qua-han',
};

const desks: Readonly<Record<string, string>> = {
  dossier: sitePaths.dossiers,
  'field-act': `${sitePaths.fieldWork}/viec`,
  complaint: sitePaths.complaints,
  'portal-arrival': sitePaths.portalArrivals,
  directive: sitePaths.directives,
  'directive-extension': sitePaths.directiveExtensions,
  'directive-source': `${sitePaths.directives}/can-cu`,
  'evaluation-objection': sitePaths.evaluationObjections,
  'signing-turn': sitePaths.signingTurns,
  'scan-part': `${sitePaths.scans}/phan`,
  'gateway-grant': sitePaths.gatewayGrants,
  'gateway-discrepancy': sitePaths.gatewayDiscrepancies,
  'document-step': `${sitePaths.documents}/buoc`,
  'document-assignment': `${sitePaths.documents}/viec`,
  'document-endorsement': `${sitePaths.documents}/but-phe`,
  'archive-step': `${sitePaths.archive}/buoc`,
  'document-review': `${sitePaths.documents}/duyet`,
  'document-co-editor': `${sitePaths.documents}/soan-chung`,
  'meeting-guest': `${sitePaths.meetings}/moi-hop`,
  'mail-letter': sitePaths.mail,
  'mail-dispatch': `${sitePaths.mail}/gui`,
};

/** What can be done to a piece of work from its page, and the noun that stands for it in the address. */
export const itemActs = {
  claim: 'nhan',
  release: 'tra-lai',
  reassign: 'giao',
  distribute: 'phan-cong',
} as const;
export type ItemAct = keyof typeof itemActs;

/** Every address of the inbox and of the work in it. */
export const workflowPaths = {
  inbox(view: InboxView = 'all', after?: InboxPlace): string {
    const query = new URLSearchParams();
    const word = viewWords[view];
    if (word) query.set('xem', word);
    if (after) query.set('sau', `${after.dueAt.toString()} ${after.id}`);
    return query.size > 0 ? `${sitePaths.inbox}?${query}` : sitePaths.inbox;
  },
  /** A piece of work by itself: who has it, who could, what is said about it. */
  item: (id: string) => `/can-bo/viec/${id}`,
  itemAct: (id: string, act: ItemAct) => `/can-bo/viec/${id}/${itemActs[act]}`,
  notes: (id: string) => `/can-bo/viec/${id}/trao-doi`,
  next: '/can-bo/viec-tiep-theo',
  batches: '/can-bo/hang-loat',
  batch: (id: string) => `/can-bo/hang-loat/${id}`,
  absences: '/can-bo/vang-mat',
  absence: (id: string) => `/can-bo/vang-mat/${id}/tro-lai`,
  shift: '/can-bo/ban-giao-ca',
  interests: '/can-bo/loi-ich',
  interest: (id: string) => `/can-bo/loi-ich/${id}/rut`,
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
