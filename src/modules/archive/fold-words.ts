import { type RawBuilder, sql } from 'kysely';

/** What a person typed, in small letters without accents and signs. */
export const foldWords = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

export const indexOf = (...texts: readonly string[]): RawBuilder<string> =>
  sql<string>`to_tsvector('simple', ${texts.flatMap(foldWords).join(' ')})`;

/** All of the words; the last may be unfinished. Nothing where no word was typed. */
export function queryOf(search = ''): RawBuilder<unknown> | undefined {
  const words = foldWords(search).slice(0, 12);
  if (words.length === 0) return undefined;
  const query = words.map((word, index) => (index === words.length - 1 ? `${word}:*` : word)).join(' & ');
  return sql`to_tsquery('simple', ${query})`;
}
