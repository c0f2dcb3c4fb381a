import { sql } from 'kysely';
import type { Database, Tx } from '#platform/context.ts';

/** Words before the name proper, as papers write them. */
const kinds = ['xa', 'phuong', 'thi tran', 'thi xa', 'thanh pho', 'huyen', 'quan', 'tinh', 'dac khu'];
const kindBefore = new RegExp(`^(?:${kinds.join('|')}) `);
const longestName = 7;

/** A place that words name, and what its land was called before or is called now. */
export interface NamedPlace {
  /** The first of its words, and the first after them. */
  readonly from: number;
  readonly to: number;
  /** Without accents and without xã, phường … */
  readonly otherNames: readonly string[];
}

/**
 * The places of all times named in these words (folded, in order), with the other names of the same land along
 * `place_succession`, forward and back. The longer name wins; a single syllable is taken for no place.
 */
export async function findNamedPlaces(
  db: Database | Tx,
  words: readonly string[],
): Promise<readonly NamedPlace[]> {
  const spans = spansOf(words);
  if (spans.length === 0) return [];
  const names = [...new Set(spans.flatMap(({ name }) => [name, ...kinds.map((kind) => `${kind} ${name}`)]))];
  const { rows } = await sql<{ name: string; others: string[] }>`
    with recursive named as (
      select distinct code, public.vn_fold(name) as name from place where public.vn_fold(name) = any(${names}::text[])
    ), later (name, code) as (
      select name, code from named
      union select later.name, successor_code from later join place_succession on predecessor_code = later.code
    ), earlier (name, code) as (
      select name, code from named
      union select earlier.name, predecessor_code from earlier join place_succession on successor_code = earlier.code
    )
    select land.name, array_agg(distinct public.vn_fold(place.name)) as others
    from (select * from later union select * from earlier) as land join place using (code)
    group by land.name`.execute(db);

  const others = new Map<string, Set<string>>();
  for (const { name, others: found } of rows)
    for (const key of [name, bare(name)])
      others.set(key, (others.get(key) ?? new Set()).union(new Set(found.map(bare))));
  const places: NamedPlace[] = [];
  for (const { from, to, name } of spans) {
    const known = others.get(name);
    if (!known || places.some((place) => from < place.to && place.from < to)) continue;
    places.push({ from, to, otherNames: [...known].filter((other) => other !== bare(name)) });
  }
  return places;
}

const bare = (name: string): string => name.replace(kindBefore, '');

/** Every run of two words and more, the longest first. */
function spansOf(words: readonly string[]) {
  const spans: { from: number; to: number; name: string }[] = [];
  for (let length = Math.min(longestName, words.length); length >= 2; length -= 1)
    for (let from = 0; from + length <= words.length; from += 1)
      spans.push({ from, to: from + length, name: words.slice(from, from + length).join(' ') });
  return spans;
}
