import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { LetterError } from '../letter-error.ts';

const Code = Type.String({ pattern: '^[a-z][A-Za-z]*$' });
const Words = Type.String({ minLength: 1 });
const oneOf = <const T extends readonly string[]>(words: T) => Type.Enum([...words]);

const DocumentTypeRow = Type.Object(
  {
    code: Code,
    name: Words,
    abbreviation: Type.Optional(Words),
    notation: oneOf(['typeAgency', 'agencyUnit', 'none']),
    subject: oneOf(['underTitle', 'underNumber', 'none']),
    addressees: oneOf(['required', 'optional', 'none']),
    addressWord: Type.Optional(Words),
    enactor: Type.Optional(Type.Boolean()),
    resolution: Type.Optional(Words),
    signers: oneOf(['one', 'together']),
    dated: Type.Boolean(),
  },
  { additionalProperties: false },
);

/** A kind of administrative document (Decree 30/2020, Article 7) and the parts it has. */
export type DocumentType = Readonly<Static<typeof DocumentTypeRow>>;

/** A kind of copy (Decree 30/2020, Article 25): sao y, trích sao, sao lục. */
export interface CopyType {
  readonly code: string;
  readonly name: string;
  readonly abbreviation: string;
}

/** The kinds of document in force under one legal text. */
export interface DocumentTypes {
  readonly law: string;
  readonly effectiveFrom: string;
  readonly effectiveTo?: string | undefined;
  readonly types: readonly DocumentType[];
  readonly copies: readonly CopyType[];
}

const table = Compile(
  Type.Object(
    {
      law: Words,
      effectiveFrom: Words,
      effectiveTo: Type.Optional(Words),
      types: Type.Array(DocumentTypeRow, { minItems: 1 }),
      copies: Type.Array(Type.Object({ code: Code, name: Words, abbreviation: Words })),
    },
    { additionalProperties: false },
  ),
);

/**
 * The table of a pack's `document-types/*.yaml`, already parsed: each row over the file's `defaults`.
 *
 * @throws LetterError `types-broken` naming the first key that is missing, wrong or unknown, or a repeated code
 */
export function readDocumentTypes(value: unknown): DocumentTypes {
  const { defaults, types, ...rest } = value as { defaults?: object; types?: readonly object[] };
  const rows = { ...rest, types: types?.map((row) => ({ ...defaults, ...row })) };
  if (!table.Check(rows)) {
    const [error] = table.Errors(rows);
    throw new LetterError('types-broken', `${error?.instancePath || '/'} ${error?.message}`);
  }
  const codes = [...rows.types, ...rows.copies].map(({ code }) => code);
  const repeated = codes.find((code, index) => codes.indexOf(code) < index);
  if (repeated) throw new LetterError('types-broken', `code "${repeated}" stands twice`);
  return rows;
}
