import { createHash } from 'node:crypto';
import { OCSPRequest } from 'pkijs';
import type { RevocationEvidence, RevocationFetcher } from '#engines/pdf-signature/index.ts';
import type { Database } from '#platform/context.ts';
import type { AskAuthority } from './ask-authority.ts';

type Kind = RevocationEvidence['kind'];

/** Runs for every question that a document raises. */
const eachQuestion = (
  answer: (kind: Kind, url: string, id: string, request?: Uint8Array) => Promise<Uint8Array>,
): RevocationFetcher => ({
  ocsp: (url, request) => answer('ocsp', url, idOf('ocsp', url, questionOf(request)), request),
  crl: (url) => answer('crl', url, idOf('crl', url, '')),
});

const idOf = (kind: Kind, url: string, question: string) =>
  createHash('sha256').update(`${kind} ${url} ${question}`).digest('hex');

/** The certificate a request asks about, without the nonce that makes each request another. */
function questionOf(request: Uint8Array): string {
  const [asked] = OCSPRequest.fromBER(new Uint8Array(request)).tbsRequest.requestList;
  return Buffer.from(asked!.reqCert.toSchema().toBER()).toString('hex');
}

export interface Remembered extends RevocationEvidence {
  readonly fetchedAt: Temporal.Instant;
}

/** A fetcher that asks nobody, and what it remembers of the questions put to it. */
export function remembering(db: Database): {
  readonly fetcher: RevocationFetcher;
  readonly remembered: readonly Remembered[];
} {
  const remembered: Remembered[] = [];
  const fetcher = eachQuestion(async (kind, _url, id) => {
    const known = await db
      .selectFrom('signingEvidence')
      .select(['der', 'fetchedAt'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (known) {
      const { der, fetchedAt } = known;
      remembered.push({ kind, der: new Uint8Array(der), source: 'cached', fetchedAt });
    }
    // Not an answer of today: the next address is asked for too.
    throw new Error('only remembered');
  });
  return { fetcher, remembered };
}

/** A fetcher that asks the authorities, and remembers what they say. */
export const asking = (db: Database, ask: AskAuthority, now: Temporal.Instant): RevocationFetcher =>
  eachQuestion(async (kind, url, id, request) => {
    const der = await ask(url, request && { body: request, type: 'application/ocsp-request' });
    const told = { der: Buffer.from(der), fetchedAt: now };
    await db
      .insertInto('signingEvidence')
      .values({ id, kind, url, ...told })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(told))
      .execute();
    return der;
  });
