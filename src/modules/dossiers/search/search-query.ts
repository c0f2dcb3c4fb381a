import { type RawBuilder, sql } from 'kysely';
import { findNamedPlaces } from '#modules/org/index.ts';
import type { Database, Tx } from '#platform/context.ts';
import { foldWords } from '#platform/database/index.ts';

const mostWords = 12;

/**
 * All of the words, in any order; the last may be unfinished. Words that name a place stand for its land under all its
 * names, so a paper from before a merger is found by the name of today, and the other way round.
 */
export async function searchQuery(
  db: Database | Tx,
  search: string,
): Promise<RawBuilder<unknown> | undefined> {
  const words = foldWords(search).slice(0, mostWords);
  if (words.length === 0) return undefined;
  const typed = words.map((word, index) => (index === words.length - 1 ? `${word}:*` : word));
  const parts: string[] = [];
  const places = await findNamedPlaces(db, words);
  for (let at = 0; at < words.length; ) {
    const place = places.find(({ from }) => from === at);
    if (place) {
      const names = [typed.slice(at, place.to), ...place.otherNames.map((name) => foldWords(name))];
      parts.push(`(${names.map((name) => `(${name.join(' & ')})`).join(' | ')})`);
    } else parts.push(typed[at]!);
    at = place?.to ?? at + 1;
  }
  return sql`to_tsquery('simple', ${parts.join(' & ')})`;
}
