import { sitePaths } from '#modules/site/index.ts';

const { scans } = sitePaths;

/** Every address of scanning. */
export const scanPaths = {
  list: (after?: string) => (after ? `${scans}?${new URLSearchParams({ sau: after })}` : scans),
  batches: `${scans}/lo`,
  sheets: `${scans}/to-phan-cach.pdf`,
  part: (id: string) => `${scans}/phan/${id}`,
  partFile: (id: string) => `${scans}/phan/${id}/tep.pdf`,
  placing: (id: string) => `${scans}/phan/${id}/vi-tri`,
  trimming: (id: string) => `${scans}/phan/${id}/trang-trang`,
  settingAside: (id: string) => `${scans}/phan/${id}/gac-lai`,
} as const;
