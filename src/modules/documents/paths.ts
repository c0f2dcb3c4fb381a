import { sitePaths } from '#modules/site/index.ts';
import type { Direction } from './model.ts';

const root = sitePaths.documents;
const words: Readonly<Record<Direction, string>> = { incoming: 'den', outgoing: 'di' };

export interface ListQuery {
  readonly q?: string | undefined;
  readonly state?: string | undefined;
  readonly after?: string | undefined;
}

/** Every address of the module. */
export const documentPaths = {
  list(direction: Direction, { q, state, after }: ListQuery = {}): string {
    const query = new URLSearchParams();
    if (q) query.set('q', q);
    if (state) query.set('trang-thai', state);
    if (after) query.set('sau', after);
    return `${root}/${words[direction]}${query.size > 0 ? `?${query}` : ''}`;
  },
  book: (direction: Direction) => `${root}/${words[direction]}/in-so`,
  newIncoming: () => `${root}/den/moi`,
  newDraft: (answersId?: string) => `${root}/di/moi${answersId ? `?tra-loi=${answersId}` : ''}`,
  document: (id: string) => `${root}/${id}`,
  registration: (id: string) => `${root}/${id}/vao-so`,
  rejection: (id: string) => `${root}/${id}/tra-lai`,
  endorsement: (id: string) => `${root}/${id}/but-phe`,
  completion: (id: string) => `${root}/${id}/hoan-thanh`,
  proof: (id: string) => `${root}/${id}/bang-chung`,
  readers: (id: string) => `${root}/${id}/nguoi-duoc-biet`,
  file: (id: string, revision: string | number, ordinal: string | number) =>
    `${root}/${id}/ban/${revision}/tep/${ordinal}`,
  comparison: (id: string, from?: number, to?: number, page?: number) =>
    `${root}/${id}/so-sanh${from !== undefined ? `?tu=${from}&den=${to}${page ? `&trang=${page}` : ''}` : ''}`,
  /** As it looks, or would look when it is drawn. */
  paper: (id: string) => `${root}/${id}/ban-trinh-bay`,
  layout: (id: string) => `${root}/${id}/the-thuc`,
  revision: (id: string) => `${root}/${id}/ban`,
  coEditors: (id: string) => `${root}/${id}/nguoi-cung-soan`,
  coEditing(
    id: string,
    { blockId, isCompared }: { readonly blockId?: string; readonly isCompared?: boolean } = {},
  ): string {
    const query = blockId ? `?doan=${blockId}#doan-${blockId}` : isCompared ? '?xem=thay-doi' : '';
    return `${root}/${id}/soan-chung${query}`;
  },
  block: (id: string, blockId: string) => `${root}/${id}/soan-chung/doan/${blockId}`,
  suggestion: (id: string, suggestionId: string) => `${root}/${id}/soan-chung/de-nghi/${suggestionId}`,
  coEditingEnd: (id: string) => `${root}/${id}/soan-chung/chot`,
  coEditingPart: (editorId: string) => `${root}/soan-chung/${editorId}/xong`,
  comments: (id: string) => `${root}/${id}/gop-y`,
  review: (id: string) => `${root}/${id}/trinh-duyet`,
  number: (id: string) => `${root}/${id}/so`,
  signing: (id: string) => `${root}/${id}/trinh-ky`,
  /** Its first page as a picture, for showing where number and date go. */
  firstPage: (id: string) => `${root}/${id}/trinh-ky/trang-dau`,
  handSigned: (id: string) => `${root}/${id}/ban-ky-tay`,
  cancellation: (id: string) => `${root}/${id}/huy`,
  issue: (id: string) => `${root}/${id}/phat-hanh`,
  copies: (id: string) => `${root}/${id}/ban-sao`,
  copy: (id: string, copyId: string) => `${root}/${id}/ban-sao/${copyId}`,
  recall: (id: string) => `${root}/${id}/thu-hoi`,
  recallAnswer: (id: string) => `${root}/${id}/tra-loi-thu-hoi`,
  /** Where a step of the inbox leads. */
  work: (kind: 'viec' | 'but-phe' | 'duyet' | 'buoc' | 'soan-chung', id: string) => `${root}/${kind}/${id}`,
  decision: (endorsementId: string) => `${root}/but-phe/${endorsementId}/y-kien`,
  forwarding: (assignmentId: string) => `${root}/viec/${assignmentId}/chuyen`,
  workEnd: (assignmentId: string) => `${root}/viec/${assignmentId}/xong`,
  workReturn: (assignmentId: string) => `${root}/viec/${assignmentId}/tra-lai`,
  reviewAct: (reviewId: string) => `${root}/duyet/${reviewId}/y-kien`,
  doneForMe: () => `${root}/thay-toi`,
  templates: () => `${root}/mau`,
  templateEnd: (id: string) => `${root}/mau/${id}/thoi-dung`,
  regulation: () => `${root}/quy-dinh`,
  figures: () => `${root}/so-lieu`,
} as const;

/** The page of a document, for modules that name one. */
/** To draft a document with the words that are posted to it. */
export const draftingLink = (): string => documentPaths.newDraft();

export const documentLink = (id: string): string => documentPaths.document(id);
