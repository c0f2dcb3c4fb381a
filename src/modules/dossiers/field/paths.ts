// The browser knows them without the site's frames; `sitePaths.fieldWork` is the same.
const root = '/can-bo/mang-theo';
const copy = (id: string) => `${root}/ban/${id}`;

/** Every address of dossiers taken along; the device knows them too. */
export const fieldPaths = {
  /** What is along, what waits to be settled, and what may be taken. */
  bag: (workItemId?: string) => (workItemId ? `${root}?viec=${workItemId}` : root),
  /** The page that works without a line: nobody's data stand in it. */
  device: `${root}/tren-may`,
  /** What the device may keep, as data. */
  copies: `${root}/ban`,
  sheet: copy,
  acts: (copyId: string) => `${copy(copyId)}/viec`,
  end: (copyId: string) => `${copy(copyId)}/ket-thuc`,
  act: (id: string) => `${root}/viec/${id}`,
} as const;
