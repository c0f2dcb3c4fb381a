import type { KnownPerson } from '#modules/dossiers/index.ts';
import type { Session } from '#platform/http/index.ts';

/** A person who may be meant by what was typed, and where they are known from. */
export interface FoundPerson extends KnownPerson {
  readonly citizenId: string | null;
  /** The dossier that tells of them; null where it is their account. */
  readonly dossierId: string | null;
}

/** Who stands before the clerk now: kept in the clerk's session until the next person. */
export interface Visit {
  readonly person: KnownPerson | null;
  /** Those who may be meant, until one is chosen. */
  readonly found: readonly FoundPerson[];
  /** What they came for, in the words that were typed. */
  readonly need: string;
  readonly dossiers: readonly { readonly id: string; readonly code: string }[];
}

const key = 'counter-visit';
const nobody: Visit = { person: null, found: [], need: '', dossiers: [] };

export const readVisit = (session: Session): Visit => (session.get(key) as Visit | undefined) ?? nobody;

export function changeVisit(session: Session, change: Partial<Visit>): Visit {
  const visit = { ...readVisit(session), ...change };
  session.set(key, visit);
  return visit;
}

export const endVisit = (session: Session): void => session.delete(key);
