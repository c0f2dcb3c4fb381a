import type { Actor } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';

/** What a thing that facts are about is called, and where it is shown. */
export interface NamedSubject {
  readonly name: string;
  readonly href?: string | undefined;
}

/**
 * How one kind of subject is told of in a diary: its module's words for each fact, and the names of the things. What has
 * no words is not told: a diary is read by people.
 */
export interface FactWords {
  readonly subjectType: string;
  /** By the type of the fact: "Tiếp nhận hồ sơ". */
  readonly facts: Readonly<Record<string, string>>;
  /** What a month's sheet calls the number of these facts: "Lượt xử lý hồ sơ". Without it they are told, not counted. */
  readonly counted?: string;
  /** The things of these ids, as far as the reader may know of them. */
  readonly nameOf?: (
    db: Database | Tx,
    reader: Actor,
    ids: readonly string[],
  ) => Promise<ReadonlyMap<string, NamedSubject>>;
}

/** The words of every module that has given some, by the kind of subject. */
export type FactLexicon = ReadonlyMap<string, FactWords>;

/** @throws Error when two modules speak of one kind of subject */
export function lexiconOf(words: readonly FactWords[]): FactLexicon {
  const lexicon = new Map(words.map((each) => [each.subjectType, each]));
  if (lexicon.size < words.length) throw new Error('Two modules have words for one kind of subject');
  return lexicon;
}
