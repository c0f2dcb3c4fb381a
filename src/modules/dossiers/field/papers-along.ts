import type { DossierFile } from '../queries.ts';

/** What a phone keeps without filling up: a scan, not a film; all of a dossier, not an archive. */
const mostOfOne = 5 * 1024 * 1024;
const mostOfAll = 30 * 1024 * 1024;

/** Which papers of a dossier go along on a device, in their order, as long as there is room. */
export function papersAlong(files: readonly DossierFile[]) {
  const along: DossierFile[] = [];
  const leftBehind: DossierFile[] = [];
  let room = mostOfAll;
  for (const file of files) {
    const size = Number(file.sizeBytes);
    const fits = size <= mostOfOne && size <= room;
    if (fits) room -= size;
    (fits ? along : leftBehind).push(file);
  }
  return { along, leftBehind };
}
