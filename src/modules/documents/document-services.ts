import type { DocumentType, LetterPress } from '#engines/letters/index.ts';
import { dayOf } from '#modules/org/index.ts';
import type { LayoutChecker, OriginalRegister, SigningServices } from '#modules/signing/index.ts';
import type { BlobStore } from '#platform/files/index.ts';

/** What the module asks of its house; keys and authorities are for certified copies. */
export interface DocumentServices extends Pick<SigningServices, 'keyRing' | 'authorities'> {
  readonly blobs: BlobStore;
  readonly letters: LetterPress;
  /** The kinds of document and their layout, as the packs have them. */
  readonly rules: LayoutChecker;
  /** Gives documents a code that leads to their original; without it they are drawn without one. */
  readonly originals?: OriginalRegister | undefined;
}

export type DocumentRules = Pick<LayoutChecker, 'kindsOn'>;

/** The kinds in force on the day. */
export const typesOn = (rules: DocumentRules, at: Temporal.Instant): readonly DocumentType[] =>
  rules.kindsOn(dayOf(at));

/** A công văn has no name of its kind in its number. */
export const officialLetter = 'officialLetter';
