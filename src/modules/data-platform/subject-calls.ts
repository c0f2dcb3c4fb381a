import type { Database } from '#platform/context.ts';
import { subjectHash } from './calls/subject-of-call.ts';
import { type CallRow, callColumns } from './proof/call-entry.ts';

/** The calls for a person's data, the latest first: what they may be told of who asked about them, and why. */
export const listCallsAbout = (
  db: Database,
  subject: string,
  secret: string,
  limit = 100,
): Promise<readonly CallRow[]> =>
  db
    .selectFrom('gatewayCall')
    .select(callColumns)
    .where('subjectHash', '=', subjectHash(subject, secret))
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
