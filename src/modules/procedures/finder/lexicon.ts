import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Groups, spellOut } from './groups.ts';

const Words = Type.Array(Type.String({ minLength: 1 }));

/** One file of `packs/<name>/finder/`. A pack may add to every part. */
const LexiconFile = Type.Object(
  {
    /** Words that stand in the same place, to be written once: any phrase of any file may say `<kin> mất`. */
    groups: Type.Optional(Type.Record(Type.String({ pattern: '^[a-z]+$' }), Words)),
    /** What people say around the thing they ask for: "tôi muốn", "làm sao để". */
    courtesies: Type.Optional(Words),
    /** Everyday word, abbreviation or English → the words of the catalogue; several readings allowed. */
    words: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Words]))),
    /** Special variants of an ordinary procedure, ranked after it unless asked for. */
    variants: Type.Optional(
      Type.Array(
        Type.Object(
          {
            marks: Words,
            fields: Type.Optional(Words),
            asked: Words,
            factor: Type.Number({ minimum: 0.3, maximum: 1 }),
          },
          { additionalProperties: false },
        ),
      ),
    ),
    /** By code: how people ask for the procedure, what they tell on the way, and how often (0 hardly … 3 every day). */
    procedures: Type.Optional(
      Type.Record(
        Type.String({ pattern: '^[0-9]\\.[0-9]{6}$' }),
        Type.Object(
          {
            popularity: Type.Optional(Type.Integer({ minimum: 0, maximum: 3 })),
            asked: Type.Optional(Words),
            told: Type.Optional(Words),
          },
          { additionalProperties: false },
        ),
        { additionalProperties: false },
      ),
    ),
    /** Situations that lead to several procedures: the words, and the codes, likeliest first. */
    situations: Type.Optional(
      Type.Array(Type.Object({ asked: Words, codes: Words }, { additionalProperties: false })),
    ),
  },
  { additionalProperties: false },
);

type LexiconFile = Static<typeof LexiconFile>;
const lexiconFile = Compile(LexiconFile);

export interface Variant {
  /** Words of the name, or whole fields, by which a procedure belongs to the variant. */
  readonly marks: readonly string[];
  readonly fields: readonly string[];
  readonly asked: readonly string[];
  readonly factor: number;
}

/** How people ask for one procedure. `rank` is 0 for its own words, and its place among a situation's codes. */
export interface AskedPhrase {
  readonly text: string;
  readonly rank: number;
}

export interface Lexicon {
  readonly courtesies: readonly string[];
  readonly words: ReadonlyMap<string, readonly string[]>;
  readonly variants: readonly Variant[];
  readonly asked: ReadonlyMap<string, readonly AskedPhrase[]>;
  /** By code: what people tell on the way to their question. */
  readonly told: ReadonlyMap<string, readonly string[]>;
  readonly popularity: ReadonlyMap<string, number>;
}

/** Joins the parsed files of one or several packs; a file of the wrong shape throws, naming the place. */
export function readLexicon(files: readonly unknown[]): Lexicon {
  const parsed = files.map(checked);
  const groups: Groups = new Map(parsed.flatMap((file) => Object.entries(file.groups ?? {})));
  const spelledOut = (phrases: readonly string[]) => phrases.flatMap((phrase) => spellOut(phrase, groups));
  const courtesies: string[] = [];
  const words = new Map<string, readonly string[]>();
  const variants: Variant[] = [];
  const asked = new Map<string, AskedPhrase[]>();
  const told = new Map<string, string[]>();
  const popularity = new Map<string, number>();
  const ask = (code: string, phrases: readonly string[], rank: number) => {
    asked.set(code, [...(asked.get(code) ?? []), ...spelledOut(phrases).map((text) => ({ text, rank }))]);
  };

  for (const file of parsed) {
    courtesies.push(...spelledOut(file.courtesies ?? []));
    for (const { marks, fields = [], asked: askedFor, factor } of file.variants ?? []) {
      variants.push({ marks, fields, asked: spelledOut(askedFor), factor });
    }
    for (const [word, meanings] of Object.entries(file.words ?? {})) {
      for (const spelled of spellOut(word, groups)) {
        words.set(spelled, typeof meanings === 'string' ? [meanings] : meanings);
      }
    }
    for (const [code, entry] of Object.entries(file.procedures ?? {})) {
      if (entry.popularity !== undefined) popularity.set(code, entry.popularity);
      ask(code, entry.asked ?? [], 0);
      told.set(code, [...(told.get(code) ?? []), ...spelledOut(entry.told ?? [])]);
    }
    for (const { asked: phrases, codes } of file.situations ?? []) {
      for (const [rank, code] of codes.entries()) ask(code, phrases, rank);
    }
  }
  return { courtesies, words, variants, asked, told, popularity };
}

function checked(file: unknown): LexiconFile {
  if (lexiconFile.Check(file)) return file;
  const [error] = lexiconFile.Errors(file);
  throw new Error(`finder lexicon: ${error?.instancePath ?? ''} ${error?.message ?? ''}`);
}
