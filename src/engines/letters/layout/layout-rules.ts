import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { LetterError } from '../letter-error.ts';

const Words = Type.String({ minLength: 1 });
const Range = Type.Tuple([Type.Number(), Type.Number()]);

const typed = {
  /** Points, from and to. */
  size: Range,
  bold: Type.Optional(Type.Boolean()),
  italic: Type.Optional(Type.Boolean()),
  capitals: Type.Optional(Type.Boolean()),
  /** A line beneath: from and to which share of the text's width. */
  line: Type.Optional(Range),
  article: Words,
};
const strict = { additionalProperties: false };
const TypeRule = Type.Object(typed, strict);

const Rules = Type.Object(
  {
    law: Words,
    effectiveFrom: Words,
    effectiveTo: Type.Optional(Words),
    page: Type.Object({ width: Type.Number(), height: Type.Number(), article: Words }, strict),
    margins: Type.Object({ top: Range, bottom: Range, left: Range, right: Range, article: Words }, strict),
    type: Type.Object({ families: Type.Array(Words), signs: Type.Array(Words), article: Words }, strict),
    pageNumber: Type.Object({ size: Range, article: Words }, strict),
    nationalTitle: Type.Object({ ...typed, text: Words, alsoWritten: Type.Array(Words) }, strict),
    motto: Type.Object({ ...typed, text: Words }, strict),
    parentAgency: TypeRule,
    agency: TypeRule,
    number: TypeRule,
    placeAndDate: TypeRule,
    title: TypeRule,
    summary: TypeRule,
    letterSummary: TypeRule,
    grounds: TypeRule,
    body: Type.Object(
      { size: Range, indents: Type.Array(Type.Number()), lineSpacing: Range, article: Words },
      strict,
    ),
    authority: TypeRule,
    signerName: Type.Object({ ...typed, honours: Type.Array(Words) }, strict),
    addressees: TypeRule,
    receivers: TypeRule,
    receiversList: TypeRule,
  },
  strict,
);

/** The layout one legal text asks for, from a pack's `document-types/layout/*.yaml`. */
export type LayoutRules = Readonly<Static<typeof Rules>>;
export type TypeRule = Readonly<Static<typeof TypeRule>>;

const rules = Compile(Rules);

/** @throws LetterError `types-broken` naming the first key that is missing, wrong or unknown */
export function readLayoutRules(value: unknown): LayoutRules {
  if (rules.Check(value)) return value;
  const [error] = rules.Errors(value);
  throw new LetterError('types-broken', `${error?.instancePath || '/'} ${error?.message}`);
}

/**
 * Of several tables, the one in force on a day: that of the document, not of today.
 *
 * @param day ISO
 */
export function inForceOn<
  T extends { readonly effectiveFrom: string; readonly effectiveTo?: string | undefined },
>(tables: readonly T[], day: string): T | undefined {
  return tables
    .filter(({ effectiveFrom, effectiveTo = '9999-12-31' }) => effectiveFrom <= day && day <= effectiveTo)
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0];
}
