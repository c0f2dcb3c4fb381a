import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SessionActor } from './session-store.ts';

/**
 * A new session's token: chance, and a mark of the person whose session it is. The mark is keyed by the chance beside
 * it, so that it says nothing by itself; it tells of a token whose session is long forgotten whether it was a given
 * person's.
 */
export function newToken(actor: SessionActor | null): string {
  const chance = randomBytes(32).toString('base64url');
  return actor ? `${chance}.${markOf(chance, actor)}` : chance;
}

/** Whether someone had signed in under this token. */
export const isOwned = (token: string): boolean => token.includes('.');

export function isTokenOf(token: string, actor: SessionActor): boolean {
  const [chance = '', mark = ''] = token.split('.');
  const theirs = Buffer.from(markOf(chance, actor));
  const given = Buffer.from(mark);
  return given.length === theirs.length && timingSafeEqual(given, theirs);
}

const markOf = (chance: string, { kind, id }: SessionActor): string =>
  createHmac('sha256', chance).update(`${kind}:${id}`).digest().subarray(0, 16).toString('base64url');
