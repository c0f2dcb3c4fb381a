import { after } from 'node:test';
import { createLetterPress } from '#engines/letters/index.ts';
import { createDemoAuthority, type Issued } from '#engines/pdf-signature/index.ts';
import { listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import type { TestDatabase } from '#platform/testing/index.ts';
import { sampleSigners } from '../fixtures.ts';
import { beginBatch, createKeyRing, loadTrust } from '../index.ts';
import { type MssServerOptions, startMssServer } from '../keys/mss/mss-server.ts';
import { pemOf } from '../keys/pem.ts';
import { askPhoneTrial } from '../phone-enrolment.ts';
import { signingActs } from '../signing-acts.ts';
import { carryConfirmations } from './carry-confirmations.ts';

/** For tests: the sample commune, whose people have telephones with a key on the SIM. */
export async function phoneOffice(
  database: Pick<TestDatabase, 'db' | 'context'>,
  options: MssServerOptions = {},
) {
  const office = await sampleSigners(database);
  const { clock, system } = office;
  const years = {
    notBefore: clock.now.subtract({ hours: 24 }),
    notAfter: clock.now.add({ hours: 24 * 365 * 4 }),
  };
  const authority = createDemoAuthority({ commonName: 'Gốc của nhà mạng', ...years });
  await loadTrust(system, [{ name: 'Gốc của nhà mạng', certificate: pemOf(authority.certificate) }]);
  const sims: Record<string, Issued> = {};
  const server = await startMssServer(sims, { documentsAtOnce: 5, ...options });
  after(() => server.close());
  const phone = {
    url: server.url,
    apId: 'http://muong.example',
    apPassword: 'of-the-test',
    patienceMs: 2000,
  };
  const pace = { firstSeconds: 10, thenSeconds: 3 };
  const keyRing = createKeyRing({
    phones: {
      one: { ...phone, pace, timeoutSeconds: 120 },
      many: { ...phone, pace, timeoutSeconds: 120, documentsAtOnce: 3 },
    },
  });
  const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
  after(() => letters.close());
  const services = { blobs: office.blobs, letters, keyRing };

  /** What the worker does, so much later. */
  const carry = (seconds = 0, acts = signingActs) => {
    clock.now = clock.now.add({ seconds });
    return carryConfirmations(system, services, acts, (_, error) => {
      throw error;
    });
  };

  return {
    ...office,
    authority,
    years,
    sims,
    server,
    keyRing,
    services,
    carry,
    /** The person types the PIN, and the worker follows until it is done. */
    async confirm(msisdn: string) {
      await carry();
      server.press(msisdn, 'confirm');
      await carry(10);
      await carry();
    },
    /** A SIM in the officer's telephone, not enrolled yet. */
    putSim(msisdn: string, commonName: string, by = authority) {
      sims[msisdn] = by.issue({ commonName, keyType: 'rsa', ...years });
    },
    async enrol(ctx: Context, msisdn: string, service = 'one') {
      this.putSim(msisdn, ctx.actor.name);
      const id = await askPhoneTrial(ctx, keyRing, { service, msisdn });
      await this.confirm(msisdn);
      return id;
    },
    /** So many documents laid before the officer, as one batch that has begun. */
    async batch(asker: Context, signer: Context, documents = 1, others: readonly Context[] = []) {
      const officerIds = [signer, ...others].map(({ actor }) => actor.id!);
      const stage = { purpose: 'signature' as const, officerIds, need: officerIds.length };
      const request = await office.request(asker, [stage], documents);
      const items = await listInbox(database.db, signer.actor);
      const turns = items.filter(({ subjectCode }) => subjectCode === request.code);
      return {
        request,
        batchId: await beginBatch(
          signer,
          turns.map(({ subjectId }) => subjectId),
        ),
      };
    },
  };
}
