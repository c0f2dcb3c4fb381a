import type { DocumentType } from '../document/document-type.ts';
import { checkBody } from './check-body.ts';
import { checkClosing } from './check-closing.ts';
import { checkFonts } from './check-fonts.ts';
import { checkHead } from './check-head.ts';
import { checkPages } from './check-page.ts';
import { checkTitle } from './check-title.ts';
import type { LayoutFinding } from './finding.ts';
import type { LayoutRules } from './layout-rules.ts';
import { locateParts } from './parts.ts';
import { readPages } from './read-pages.ts';
import type { SeenPage } from './seen-page.ts';

export interface LayoutReport {
  /** The type the document says it is; undefined when it does not say. */
  readonly type: DocumentType | undefined;
  /** In the order of the pages. */
  readonly findings: readonly LayoutFinding[];
}

/**
 * How the layout of a document departs from the law (Decree 30/2020, Annex I), of a PDF made by any software.
 *
 * @example await checkPdfLayout(pdf, inForceOn(allRules, '2026-01-05')!, types.types)
 * @throws LayoutUnreadable when the PDF cannot be looked at
 */
export async function checkPdfLayout(
  pdf: Uint8Array,
  rules: LayoutRules,
  types: readonly DocumentType[],
): Promise<LayoutReport> {
  return checkLayout(await readPages(pdf), rules, types);
}

/** The same, of pages already read. */
export function checkLayout(
  pages: readonly SeenPage[],
  rules: LayoutRules,
  types: readonly DocumentType[],
): LayoutReport {
  const parts = locateParts(pages, types);
  const [first] = pages;
  const remarks = first
    ? [
        ...checkPages(pages, rules),
        ...checkFonts(pages, rules),
        ...checkHead(parts, first, rules),
        ...checkTitle(parts, first, rules),
        ...checkBody(parts, pages, rules),
        ...checkClosing(parts, rules),
      ]
    : [];
  return {
    type: parts.type,
    findings: remarks
      .map((remark) => ({
        severity: 'error' as const,
        ...remark,
        article: `${rules.law}, ${remark.article}`,
      }))
      .sort((a, b) => a.page - b.page || (a.box?.top ?? 0) - (b.box?.top ?? 0)),
  };
}
