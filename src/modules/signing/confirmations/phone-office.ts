import { after } from 'node:test';
import { createLetterPress } from '#engines/letters/index.ts';
import { createDemoAuthority, type Issued } from '#engines/pdf-signature/index.ts';
import { listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import type { TestDatabase } from '#platform/testing/index.ts';
import { sampleSigners } from '../fixtures.ts';
import { beginBatch, createKeyRing, loadTrust } from '../index.ts';
import { startMssServer } from '../keys/mss/mss-server.ts';
import { pemOf } from '../keys/pem.ts';
import type { SigningServices } from '../make-signature.ts';
import { askPhoneTrial } from '../phone-enrolment.ts';
import { signingActs } from '../signing-acts.ts';
import { carryConfirmations } from './carry-confirmations.ts';

interface Office {
  readonly clock: { now: Temporal.Instant };
  readonly system: Context;
}

/** For tests: telephones with a key on the SIM, their service, and the worker that follows them. */
export async function startPhones(
  { clock, system }: Office,
  given: Pick<SigningServices, 'blobs' | 'letters'>,
) {
  const years = {
    notBefore: clock.now.subtract({ hours: 24 }),
    notAfter: clock.now.add({ hours: 24 * 365 * 4 }),
  };
  const authority = createDemoAuthority({ commonName: 'Gốc của nhà mạng', ...years });
  await loadTrust(system, [{ name: 'Gốc của nhà mạng', certificate: pemOf(authority.certificate) }]);
  const sims: Record<string, Issued> = {};
  const server = await startMssServer(sims, { documentsAtOnce: 5 });
  after(() => server.close());
  const one = {
    url: server.url,
    apId: 'http://muong.example',
    apPassword: 'of-the-test',
    pace: { firstSeconds: 10, thenSeconds: 3 },
    timeoutSeconds: 120,
  };
  const keyRing = createKeyRing({ phones: { one, many: { ...one, documentsAtOnce: 3 } } });
  const services = { ...given, keyRing };

  /** What the worker does, so much later. */
  const carry = (seconds = 0, acts = signingActs) => {
    clock.now = clock.now.add({ seconds });
    return carryConfirmations(system, services, acts, (_, error) => {
      throw error;
    });
  };
  /** The person types the PIN, and the worker follows until it is done. */
  async function confirm(msisdn: string, acts = signingActs) {
    await carry(0, acts);
    server.press(msisdn, 'confirm');
    await carry(10, acts);
    await carry(0, acts);
  }
  /** A SIM in somebody's telephone, not enrolled yet. */
  function putSim(msisdn: string, commonName: string, by = authority) {
    sims[msisdn] = by.issue({ commonName, keyType: 'rsa', ...years });
  }
  async function enrol(ctx: Context, msisdn: string, service = 'one') {
    putSim(msisdn, ctx.actor.name);
    const id = await askPhoneTrial(ctx, keyRing, { service, msisdn });
    await confirm(msisdn);
    return id;
  }
  return { authority, years, server, keyRing, services, carry, confirm, putSim, enrol };
}

/** The sample commune, whose people have such telephones. */
export async function phoneOffice(database: Pick<TestDatabase, 'db' | 'context'>) {
  const office = await sampleSigners(database);
  const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
  after(() => letters.close());
  return {
    ...office,
    ...(await startPhones(office, { blobs: office.blobs, letters })),
    letters,
    /** So many documents laid before the officer, as one batch that has begun. */
    async batch(asker: Context, signer: Context, documents = 1, others: readonly Context[] = []) {
      const officerIds = [signer, ...others].map(({ actor }) => actor.id!);
      const stage = { purpose: 'signature' as const, officerIds, need: officerIds.length };
      const request = await office.request(asker, [stage], documents);
      const turns = (await listInbox(database.db, signer.actor)).filter(
        ({ subjectCode }) => subjectCode === request.code,
      );
      const batchId = await beginBatch(
        signer,
        turns.map(({ subjectId }) => subjectId),
      );
      return { request, batchId };
    },
  };
}
