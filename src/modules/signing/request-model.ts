import type { Issue } from '#platform/errors/index.ts';
import type { Purpose } from './model.ts';

export type TurnState = 'waiting' | 'open' | 'signed' | 'refused' | 'passed' | 'spared';

/** Documents laid before those who sign them. */
export interface SigningRequest {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly title: string;
  readonly agencyId: string;
  readonly unitId: string;
  readonly requestedBy: string;
  readonly requestedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly state: string;
}

/** One person's, or one seal's, part in a request. */
export interface Turn {
  readonly id: string;
  readonly requestId: string;
  readonly stage: number;
  /** How many of the stage's turns are enough. */
  readonly need: number;
  readonly purpose: string;
  /** Null for a seal: whoever keeps it. */
  readonly officerId: string | null;
  readonly unitId: string;
  readonly role: string;
  readonly state: string;
}

/** What a requester asks of one stage: who, and how many of them are enough. */
export interface AskedStage {
  readonly purpose: Purpose;
  /** For initials and signatures; the seal is the agency's own. */
  readonly officerIds: readonly string[];
  readonly need: number;
}

/**
 * In which order they come: who prepared answers for the content first, who decides signs then, and the agency's seal
 * is set to a signature only (NĐ 30/2020/NĐ-CP Điều 10–13, Điều 33).
 */
export const orderOfLaw: readonly Purpose[] = ['initial', 'signature', 'seal'];

/** Most documents in one request, and in one act of signing. */
export const mostDocuments = 100;

/** What is wrong with the stages asked for. */
export function checkStages(stages: readonly AskedStage[]): readonly Issue[] {
  const issues: Issue[] = [];
  const ranks = stages.map(({ purpose }) => orderOfLaw.indexOf(purpose));
  if (!stages.some(({ purpose }) => purpose === 'signature')) {
    issues.push({ field: '/stages', code: 'signer-missing' });
  }
  if (ranks.some((rank, index) => index > 0 && rank < ranks[index - 1]!)) {
    issues.push({ field: '/stages', code: 'order-against-law' });
  }
  stages.forEach(({ purpose, officerIds, need }, index) => {
    const field = `/stages/${index}`;
    const count = purpose === 'seal' ? 1 : officerIds.length;
    if (count === 0) issues.push({ field, code: 'stage-empty' });
    else if (need < 1 || need > count) issues.push({ field, code: 'need-out-of-range', params: { count } });
    if (new Set(officerIds).size < officerIds.length) issues.push({ field, code: 'signer-twice' });
  });
  return issues;
}

/** What follows from the turns as they stand. */
export interface Settlement {
  readonly state: 'open' | 'signed' | 'refused';
  /** Waiting turns whose stage has come. */
  readonly toOpen: readonly string[];
  /** Turns that are no longer needed. */
  readonly toSpare: readonly string[];
}

/**
 * Stage by stage: one that has enough signatures spares the rest and lets the next begin; one that can no longer reach
 * them ends the whole.
 */
export function settle(turns: readonly Pick<Turn, 'id' | 'stage' | 'need' | 'state'>[]): Settlement {
  const pending = (state: string) => state === 'waiting' || state === 'open';
  const idsOf = (some: readonly { readonly id: string; readonly state: string }[]) =>
    some.filter(({ state }) => pending(state)).map(({ id }) => id);
  const stages = [...new Set(turns.map(({ stage }) => stage))].toSorted((a, b) => a - b);
  const toSpare: string[] = [];
  for (const stage of stages) {
    const here = turns.filter((turn) => turn.stage === stage && turn.state !== 'passed');
    const need = here[0]?.need ?? 0;
    const signed = here.filter(({ state }) => state === 'signed').length;
    const possible = signed + idsOf(here).length;
    if (signed >= need) toSpare.push(...idsOf(here));
    else if (possible < need) return { state: 'refused', toOpen: [], toSpare: idsOf(turns) };
    else {
      const toOpen = here.filter(({ state }) => state === 'waiting').map(({ id }) => id);
      return { state: 'open', toOpen, toSpare };
    }
  }
  return { state: 'signed', toOpen: [], toSpare };
}

/** The list as a signer is shown it, the form whose digest is kept: as `sha256sum` writes and checks it. */
export const listText = (entries: readonly { readonly sha256: string; readonly name: string }[]): string =>
  entries.map(({ sha256, name }) => `${sha256}  ${name}\n`).join('');
