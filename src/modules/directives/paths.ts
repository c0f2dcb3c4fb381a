import { sitePaths } from '#modules/site/index.ts';
import type { ListPlace, Side } from './list-directives.ts';

const root = sitePaths.directives;

/** What can be done to a directive from its page, and the noun that stands for it in the address. */
export const directiveActs = {
  receive: 'tiep-nhan',
  decline: 'tra-lai-nhiem-vu',
  redirect: 'giao-don-vi-khac',
  progress: 'tien-do',
  complete: 'hoan-thanh',
  accept: 'xac-nhan',
  return: 'tra-lai-bao-cao',
  extend: 'xin-gia-han',
  decide: 'quyet-dinh-gia-han',
  withdraw: 'thu-hoi',
  source: 'can-cu',
  repeat: 'dinh-ky',
} as const;
export type DirectiveAct = keyof typeof directiveActs;

export interface ListQuery {
  readonly view?: 'open' | 'overdue' | 'closed' | undefined;
  readonly side?: Side | undefined;
  readonly unitId?: string | undefined;
  readonly state?: string | undefined;
  readonly dueOn?: string | undefined;
  readonly after?: ListPlace | undefined;
}

const viewWords = { open: null, overdue: 'qua-han', closed: 'da-xong' } as const;
const sideWords = {
  lead: 'chu-tri',
  orderer: 'da-giao',
  cooperating: 'phoi-hop',
  supervisor: 'theo-doi',
} as const;

/** Every address of the module. */
export const paths = {
  list({ view, side, unitId, state, dueOn, after }: ListQuery = {}): string {
    const query = new URLSearchParams();
    const word = view && viewWords[view];
    if (word) query.set('xem', word);
    if (side) query.set('vai', sideWords[side]);
    if (unitId) query.set('don-vi', unitId);
    if (state) query.set('trang-thai', state);
    if (dueOn) query.set('truoc-ngay', dueOn);
    if (after) query.set('sau', `${after.at.toString()} ${after.id}`);
    return query.size > 0 ? `${root}?${query}` : root;
  },
  board: () => `${root}/bang`,
  figures: (month?: string) => `${root}/so-lieu${month ? `?thang=${month}` : ''}`,
  counted: (agencyId: string, measure: string, month: string, before?: string) =>
    `${root}/so-lieu/${agencyId}/${measure}?thang=${month}${before ? `&truoc=${before}` : ''}`,
  giving: (parentId?: string) => `${root}/moi${parentId ? `?cua=${parentId}` : ''}`,
  /** Giving one on a document. */
  givingOn: (documentId: string) => `${root}/moi?van-ban=${documentId}`,
  directive: (id: string) => `${root}/${id}`,
  act: (id: string, act: DirectiveAct) => `${root}/${id}/${directiveActs[act]}`,
  file: (id: string, fileId: string) => `${root}/${id}/tep/${fileId}`,
  /** A step by itself: passing it on, and what is said beside it. */
  work: (workItemId: string) => `/can-bo/viec/${workItemId}`,
  extension: (id: string) => `${sitePaths.directiveExtensions}/${id}`,
  source: (alarmId: string) => `${root}/can-cu/${alarmId}`,
  secretary: () => `${root}/thu-ky`,
  secretaryEnd: (id: string) => `${root}/thu-ky/${id}/thoi`,
  diary: (officerId?: string, month?: string) => {
    const query = new URLSearchParams();
    if (officerId) query.set('can-bo', officerId);
    if (month) query.set('thang', month);
    return `${sitePaths.diary}${query.size > 0 ? `?${query}` : ''}`;
  },
  evaluations: (month?: string) => `${sitePaths.evaluations}${month ? `?thang=${month}` : ''}`,
  evaluation: (id: string) => `${sitePaths.evaluations}/${id}`,
  evaluationPdf: (id: string) => `${sitePaths.evaluations}/${id}/phieu.pdf`,
  objection: (id: string) => `${sitePaths.evaluations}/${id}/y-kien`,
  answer: (id: string) => `${sitePaths.evaluations}/${id}/tra-loi`,
} as const;

const named = <Key extends string>(words: Readonly<Record<Key, string | null>>, word: string | undefined) =>
  (Object.keys(words) as Key[]).find((key) => words[key] !== null && words[key] === word);

export const readView = (word: string | undefined): 'open' | 'overdue' | 'closed' =>
  named(viewWords, word) ?? 'open';
export const readSide = (word: string | undefined): Side | undefined => named(sideWords, word);
export const sideWord = (side: Side): string => sideWords[side];

/** The place in an address, or nothing when someone has edited it. */
export function readListPlace(text: string | undefined): ListPlace | undefined {
  const [when, id] = (text ?? '').split(' ');
  if (!when || !id || !/^[0-9a-f-]{36}$/.test(id)) return undefined;
  try {
    return { at: Temporal.Instant.from(when), id };
  } catch {
    return undefined;
  }
}
