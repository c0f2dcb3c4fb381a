import { type RawBuilder, sql } from 'kysely';
import { foldWords } from '#platform/database/index.ts';

export const indexOf = (...texts: readonly string[]): RawBuilder<string> =>
  sql<string>`to_tsvector('simple', ${texts.flatMap(foldWords).join(' ')})`;

/** All of the words; the last may be unfinished. Nothing where no word was typed. */
export function queryOf(search = ''): RawBuilder<unknown> | undefined {
  const words = foldWords(search).slice(0, 12);
  if (words.length === 0) return undefined;
  const query = words.map((word, index) => (index === words.length - 1 ? `${word}:*` : word)).join(' & ');
  return sql`to_tsquery('simple', ${query})`;
}
