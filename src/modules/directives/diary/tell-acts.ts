import type { Actor } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import type { FactLexicon, NamedSubject } from './fact-words.ts';
import type { Act } from './list-acts.ts';

/** An act in words. */
export interface ToldAct {
  readonly act: Act;
  readonly words: string;
  readonly subject: NamedSubject | undefined;
}

/** The acts of which somebody has words, each with the name of what it was about. */
export async function tellActs(
  db: Database | Tx,
  reader: Actor,
  lexicon: FactLexicon,
  acts: readonly Act[],
): Promise<readonly ToldAct[]> {
  const told = acts.filter(({ subjectType, type }) => lexicon.get(subjectType)?.facts[type] !== undefined);
  const names = new Map<string, ReadonlyMap<string, NamedSubject>>();
  for (const [subjectType, about] of Map.groupBy(told, (act) => act.subjectType)) {
    const ids = [...new Set(about.map(({ subjectId }) => subjectId))];
    names.set(subjectType, (await lexicon.get(subjectType)!.nameOf?.(db, reader, ids)) ?? new Map());
  }
  return told.map((act) => ({
    act,
    words: lexicon.get(act.subjectType)!.facts[act.type]!,
    subject: names.get(act.subjectType)!.get(act.subjectId),
  }));
}
