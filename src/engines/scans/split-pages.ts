import type { Sheet } from './sheet.ts';

/** Pages that belong together, in their order; numbers count from 0. */
export interface PageRun {
  /** As completed by the sheets before it; both are open for pages before any sheet. */
  readonly sheet: Sheet;
  readonly pages: readonly number[];
}

/**
 * Cuts a batch at its cover sheets, which themselves are left out. A sheet without a subject takes the last that was
 * named, at the beginning `about`; a sheet without a paper begins a subject, and what follows it has no paper yet.
 */
export function splitPages(
  sheets: readonly (Sheet | undefined)[],
  about: string | null = null,
): readonly PageRun[] {
  const runs: { sheet: Sheet; pages: number[] }[] = [{ sheet: { subject: about, paper: null }, pages: [] }];
  for (const [page, sheet] of sheets.entries()) {
    const last = runs.at(-1)!;
    if (sheet)
      runs.push({ sheet: { subject: sheet.subject ?? last.sheet.subject, paper: sheet.paper }, pages: [] });
    else last.pages.push(page);
  }
  return runs.filter(({ pages }) => pages.length > 0);
}
