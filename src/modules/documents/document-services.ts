import {
  type DocumentType,
  type DocumentTypes,
  inForceOn,
  type LayoutRules,
  type LetterPress,
  readDocumentTypes,
  readLayoutRules,
} from '#engines/letters/index.ts';
import { dayOf } from '#modules/org/index.ts';
import type { BlobStore } from '#platform/files/index.ts';
import type { Pack } from '#platform/packs/index.ts';

/** What the module asks of its house. */
export interface DocumentServices {
  readonly blobs: BlobStore;
  readonly letters: LetterPress;
  readonly rules: DocumentRules;
}

/** The kinds of document and their layout, as the packs have them. */
export interface DocumentRules {
  readonly tables: readonly DocumentTypes[];
  readonly layouts: readonly LayoutRules[];
}

export const readDocumentRules = (pack: Pack): DocumentRules => ({
  tables: pack.files('document-types/*.yaml').map(({ value }) => readDocumentTypes(value)),
  layouts: pack.files('document-types/layout/*.yaml').map(({ value }) => readLayoutRules(value)),
});

/** The kinds in force on the day. */
export const typesOn = ({ tables }: DocumentRules, at: Temporal.Instant): readonly DocumentType[] =>
  inForceOn(tables, dayOf(at).toString())?.types ?? [];

export const layoutOn = ({ layouts }: DocumentRules, at: Temporal.Instant): LayoutRules | undefined =>
  inForceOn(layouts, dayOf(at).toString());

/** A decree of the General Department's "công văn" has no name of its kind in its number. */
export const officialLetter = 'officialLetter';
