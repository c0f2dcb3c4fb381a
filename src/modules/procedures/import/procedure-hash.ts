import { createHash } from 'node:crypto';
import type { Procedure } from '../model.ts';

/** Lists whose order says nothing: the portal shuffles them from day to day. */
const unordered = new Set(['levels', 'audiences', 'legalBases', 'keywords']);

/**
 * SHA-256 (hex) of what a procedure says, whatever the order of its keys and sets and whether an absent fact is
 * missing or undefined: equal hashes mean that an import has nothing to change.
 */
export function procedureHash(procedure: Procedure): string {
  const canonical = JSON.stringify(procedure, (key, value: unknown) => {
    if (Array.isArray(value)) return unordered.has(key) ? value.toSorted() : value;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
  return createHash('sha256').update(canonical).digest('hex');
}
