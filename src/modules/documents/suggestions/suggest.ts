import type { Database } from '#platform/context.ts';
import type { Document } from '../model.ts';
import { type Cue, cuesOf, keyOf } from './cues.ts';
import type { HabitKind } from './learn-habits.ts';

/** What may be meant for a document, and what speaks for it. */
export interface Suggestion {
  /** A kind of document, or the id of a leader or a unit. */
  readonly outcome: string;
  readonly count: number;
  /** So many of the latest with this cue were looked at. */
  readonly of: number;
  readonly cue: Cue;
}

/** Fewer than this are chance. */
const fewest = 3;
const leastShare = 0.6;

/**
 * What an agency did with the latest documents like this one. Nothing is done by it: people see it with its grounds. A few rows by their
 * key, whatever the agency has received.
 *
 * @param possible which outcomes there are today: units end, people leave
 */
export async function suggest(
  db: Database,
  document: Pick<Document, 'agencyId' | 'senderName' | 'subject' | 'isLimited' | 'secrecy'>,
  kind: HabitKind,
  possible: (outcome: string) => boolean = () => true,
): Promise<Suggestion | null> {
  if (document.isLimited || document.secrecy) return null;
  const cues = new Map(cuesOf(document).map((cue) => [keyOf(cue), cue]));
  if (cues.size === 0) return null;
  const rows = await db
    .selectFrom('documentHabit')
    .select(['cue', 'recent'])
    .where('agencyId', '=', document.agencyId)
    .where('kind', '=', kind)
    .where('cue', 'in', [...cues.keys()])
    .execute();
  const known = new Map(rows.map(({ cue, recent }) => [cue, recent]));
  const found = [...cues].flatMap(([key, cue]) => {
    const recent = known.get(key) ?? [];
    const strongest = mostFrequent(recent);
    return strongest && possible(strongest.outcome) ? [{ ...strongest, of: recent.length, cue }] : [];
  });
  return found.filter(isGrounded).toSorted((one, other) => strength(other) - strength(one))[0] ?? null;
}

const isGrounded = ({ count, of }: Suggestion) => count >= fewest && count / of >= leastShare;

/** Two of two are less than eighteen of twenty: a share counts as if two more had gone another way. Of equals the sender says more than words. */
const strength = ({ count, of }: Suggestion): number => count / (of + 2);

function mostFrequent(
  outcomes: readonly string[],
): { readonly outcome: string; readonly count: number } | null {
  const counted = [...Map.groupBy(outcomes, (outcome) => outcome)].map(([outcome, all]) => ({
    outcome,
    count: all.length,
  }));
  return (
    counted.toSorted(
      (one, other) =>
        other.count - one.count || outcomes.indexOf(one.outcome) - outcomes.indexOf(other.outcome),
    )[0] ?? null
  );
}
