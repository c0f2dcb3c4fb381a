import type { CopyForm } from '#engines/pdf-signature/index.ts';

/** As the copy itself is headed (Decree 30/2020/NĐ-CP, Annex I, III of copies). */
export const copyTitles: Readonly<Record<CopyForm, string>> = {
  trueCopy: 'SAO Y',
  copyOfCopy: 'SAO LỤC',
  extract: 'TRÍCH SAO',
};
