import { sitePaths } from '#modules/site/index.ts';

/** What can be done to a dossier from its page, and the noun that stands for it in the address. */
export const deskActs = {
  accept: 'tiep-nhan',
  refuse: 'tu-choi',
  requestSupplement: 'yeu-cau-bo-sung',
  supplement: 'giay-to-bo-sung',
  handOver: 'chuyen-buoc',
  draft: 'du-thao',
  deliver: 'tra-ket-qua',
  demandDues: 'nghia-vu-tai-chinh',
  extend: 'hen-lai',
  stop: 'dung',
  reopen: 'mo-lai',
  withdraw: 'rut',
} as const;

export type DeskAct = keyof typeof deskActs;

export interface DossierListQuery {
  readonly q?: string | undefined;
  readonly status?: number | undefined;
  readonly isOverdue?: boolean | undefined;
  readonly after?: { readonly submittedAt: Temporal.Instant; readonly id: string } | undefined;
}

const dossier = (id: string) => `${sitePaths.dossiers}/${id}`;

/** Every address of dossiers at the officers' desk. */
export const deskPaths = {
  list(asked: DossierListQuery = {}): string {
    const query = new URLSearchParams();
    if (asked.q) query.set('q', asked.q);
    if (asked.status) query.set('trang-thai', String(asked.status));
    if (asked.isOverdue) query.set('qua-han', '1');
    if (asked.after) query.set('sau', `${asked.after.submittedAt.toString()} ${asked.after.id}`);
    return query.size > 0 ? `${sitePaths.dossiers}?${query}` : sitePaths.dossiers;
  },
  dossier,
  /** Answered by `complaints`. */
  complaint: (id: string) => `${dossier(id)}/phan-anh`,
  act: (id: string, act: DeskAct) => `${dossier(id)}/${deskActs[act]}`,
  /** The same page with the units found that may be asked for their opinion. */
  consultSearch: (id: string) => `${dossier(id)}/tim-noi-hoi`,
  /** A step of it by itself: who has it, giving it on, what is said beside it. */
  work: (workItemId: string) => `/can-bo/viec/${workItemId}`,
  file: (id: string, fileId: string) => `${dossier(id)}/tep/${fileId}`,
  /** Why an officer sees the personal data unmasked. */
  reading: (id: string) => `${dossier(id)}/thong-tin-ca-nhan`,
  letter: (id: string, letterId: string) => `${dossier(id)}/giay-to/${letterId}.pdf`,
  controlSheet: (id: string) => `${dossier(id)}/phieu-kiem-soat.pdf`,
  /** Pages of signing and sealing. */
  signing: (id: string) => `${sitePaths.signing}/${id}`,
  copies: (id: string) => `${dossier(id)}/ban-sao`,
  copy: (id: string, copyId: string) => `${dossier(id)}/ban-sao/${copyId}`,
  /** All of it as one signed container. */
  caseFile: (id: string) => `${dossier(id)}/goi-ky-so`,
  issuing: (id: string) => `/can-bo/phat-hanh/${id}`,
} as const;

/** The place in an address, or nothing when someone has edited it. */
export function readPlace(text: string | undefined): DossierListQuery['after'] {
  const [when, id] = (text ?? '').split(' ');
  if (!when || !id || !/^[0-9a-f-]{36}$/.test(id)) return undefined;
  try {
    return { submittedAt: Temporal.Instant.from(when), id };
  } catch {
    return undefined;
  }
}
