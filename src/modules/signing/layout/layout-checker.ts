import {
  checkPdfLayout,
  type DocumentType,
  inForceOn,
  type LayoutReport,
  readDocumentTypes,
  readLayoutRules,
} from '#engines/letters/index.ts';
import { Refusal } from '#platform/errors/index.ts';
import type { Pack } from '#platform/packs/index.ts';

/** Holds documents against the layout that the law of a day asks for. */
export interface LayoutChecker {
  /** The kinds of document in force, as the law lists them. */
  kindsOn(day: Temporal.PlainDate): readonly DocumentType[];
  /**
   * How a PDF departs from the layout. Without a kind it is the one the document says it is; a document that says to
   * be of another kind than the one asked lacks its title.
   *
   * @throws LayoutUnreadable; Refusal `layout-rules-missing` for a day no law is known of
   */
  check(
    pdf: Uint8Array,
    asked: { readonly kind?: string | undefined; readonly on: Temporal.PlainDate },
  ): Promise<LayoutReport>;
}

/** The rules are those of the pack's `document-types/`. */
export function createLayoutChecker(pack: Pick<Pack, 'files'>): LayoutChecker {
  const tables = pack.files('document-types/*.yaml').map(({ value }) => readDocumentTypes(value));
  const layouts = pack.files('document-types/layout/*.yaml').map(({ value }) => readLayoutRules(value));
  const kindsOn = (day: Temporal.PlainDate) => inForceOn(tables, day.toString())?.types ?? [];
  return {
    kindsOn,
    async check(pdf, { kind, on }) {
      const rules = inForceOn(layouts, on.toString());
      const types = kindsOn(on).filter(({ code }) => kind === undefined || code === kind);
      if (!rules || types.length === 0) throw new Refusal('layout-rules-missing');
      return checkPdfLayout(pdf, rules, types);
    },
  };
}
