import { createHmac, hkdfSync } from 'node:crypto';
import { pointedAt } from '../contracts/contract-document.ts';
import type { Json } from '../contracts/json-value.ts';
import type { Operation } from '../model.ts';

interface Called {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Json | undefined;
}

/** Whose data a call asks for, where the contract says where that stands. */
export function subjectOfCall({ subject }: Operation, { path, query, body }: Called): string | null {
  if (subject === null) return null;
  if (subject.in === 'path') return path[subject.name] ?? null;
  if (subject.in === 'query') return query.get(subject.name);
  const value = pointedAt({ body }, `#/body${subject.name}`);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** Twelve digits are found from a plain hash in a minute; under a key that is not in the database they are not. */
export const subjectHash = (subject: string, secret: string): string =>
  createHmac(
    'sha256',
    Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'hex'), '', 'muong gateway subjects', 32)),
  )
    .update(subject.trim())
    .digest('hex');
