import { sitePaths } from '#modules/site/index.ts';
import type { FolderState, HeldKind } from './model.ts';

const root = sitePaths.archive;

export interface FolderQuery {
  readonly q?: string | undefined;
  readonly state?: FolderState | undefined;
  readonly year?: number | undefined;
  readonly after?: string | undefined;
}

const withQuery = (path: string, named: Readonly<Record<string, string | number | undefined>>): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(named)) if (value) query.set(name, String(value));
  return query.size > 0 ? `${path}?${query}` : path;
};

/** Every address of the module. */
export const archivePaths = {
  folders: ({ q, state, year, after }: FolderQuery = {}) =>
    withQuery(root, { q, 'trang-thai': state, nam: year, sau: after }),
  newFolder: (planEntryId?: string) => withQuery(`${root}/ho-so/moi`, { 'danh-muc': planEntryId }),
  folder: (id: string, search?: string) => withQuery(`${root}/ho-so/${id}`, { tim: search }),
  items: (id: string) => `${root}/ho-so/${id}/tai-lieu`,
  removal: (id: string, itemId: string) => `${root}/ho-so/${id}/tai-lieu/${itemId}/rut`,
  looseFile: (id: string, itemId: string) => `${root}/ho-so/${id}/tai-lieu/${itemId}/tep`,
  closing: (id: string) => `${root}/ho-so/${id}/ket-thuc`,
  reopening: (id: string) => `${root}/ho-so/${id}/mo-lai`,
  packages: (id: string) => `${root}/ho-so/${id}/goi-tin`,
  package: (id: string, packageId: string) => `${root}/ho-so/${id}/goi-tin/${packageId}`,
  packageCheck: () => `${root}/goi-tin/nhan-lai`,
  history: (kind: HeldKind, id: string) => `${root}/lich-su/${historyWords[kind]}/${id}`,
  holds: () => `${root}/giu-nguyen`,
  holdEnd: (id: string) => `${root}/giu-nguyen/${id}/thoi`,
  plan: (year?: number) => withQuery(`${root}/danh-muc`, { nam: year }),
  planIssue: () => `${root}/danh-muc/ban-hanh`,
  handOvers: (after?: string) => withQuery(`${root}/nop-luu`, { sau: after }),
  handOver: (id: string) => `${root}/nop-luu/${id}`,
  acceptance: (id: string) => `${root}/nop-luu/${id}/tiep-nhan`,
  returning: (id: string) => `${root}/nop-luu/${id}/tra-lai`,
  record: (id: string) => `${root}/nop-luu/${id}/bien-ban`,
  retention: (after?: string) => withQuery(`${root}/thoi-han`, { sau: after }),
  transfers: () => `${root}/thoi-han/lich-su`,
  destruction: (id: string) => `${root}/huy/${id}`,
  opinion: (id: string) => `${root}/huy/${id}/y-kien`,
  decision: (id: string) => `${root}/huy/${id}/quyet-dinh`,
  destructionList: (id: string) => `${root}/huy/${id}/danh-muc`,
  step: (id: string) => `${root}/buoc/${id}`,
} as const;

/** The kinds of things with a history, as the address says them. */
export const historyWords: Readonly<Record<HeldKind, string>> = {
  folder: 'ho-so',
  document: 'van-ban',
  dossier: 'thu-tuc',
};
