import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EnvelopeSigner, signEnvelope } from '#engines/edxml/index.ts';
import { createDemoAuthority } from '#engines/pdf-signature/index.ts';
import type { ApiActor } from '#modules/identity/index.ts';
import { loadOrganisation } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { folderBlobStore } from '#platform/files/index.ts';
import { readPack } from '#platform/packs/index.ts';
import type { TestDatabase } from '#platform/testing/index.ts';
import { composeDocument, loadParticipants, type NewDocument, registerParticipant } from './index.ts';
import type { ExchangeServices, Participant } from './model.ts';
import { pemOf } from './node-signer.ts';

export const homeAffairs = { code: 'H99.03', name: 'Sở Nội vụ' };
export const province = { code: 'H99', name: 'Ủy ban nhân dân tỉnh Mường Mẫu' };
export const commune = { code: 'H99.102', name: 'Ủy ban nhân dân xã Nà Lúa' };
/** Takes part with a system of its own. */
export const bank = { code: 'H99.900', name: 'Ngân hàng Chính sách xã hội tỉnh' };

const years = {
  notBefore: Temporal.Instant.from('2026-01-01T00:00:00Z'),
  notAfter: Temporal.Instant.from('2036-01-01T00:00:00Z'),
};

export interface SampleAxis {
  readonly services: ExchangeServices;
  /** The program itself, on a clock the test may turn. */
  readonly system: Context;
  readonly clock: { now: Temporal.Instant };
  /** A participant elsewhere, its system's context and its key. */
  join(party: { code: string; name: string }, how?: Partial<JoinOptions>): Promise<Joined>;
  document(of?: Partial<NewDocument>): NewDocument;
}

interface JoinOptions {
  readonly way: 'pull' | 'push' | 'national';
  readonly endpoint: string;
  readonly requiresSignature: boolean;
  readonly dailyMessages: number;
  readonly dailyBytes: number;
  readonly oldCodes: readonly string[];
}

export interface Joined {
  readonly participant: Participant;
  readonly ctx: Context;
  readonly signer: EnvelopeSigner;
  /** A document of its own, signed and as it goes over the wire. */
  signed(of?: Partial<NewDocument>): Promise<Buffer>;
}

/** The invented province with its axis, and whoever joins it. */
export async function sampleAxis(
  database: Pick<TestDatabase, 'context'>,
  keyType: 'ec' | 'rsa' = 'ec',
): Promise<SampleAxis> {
  const clock = { now: Temporal.Instant.from('2026-11-25T02:00:00Z') };
  const system = database.context(undefined, () => clock.now);
  await loadOrganisation(system, readPack('packs', 'sample'));
  await loadParticipants(system);
  const authority = createDemoAuthority({ commonName: 'Chứng thư mẫu', ...years });
  const signerOf = (commonName: string) => authority.issueSigner({ commonName, keyType, ...years });
  const services = {
    blobs: folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-exchange-'))),
    signer: signerOf('Trục liên thông'),
  };
  let number = 0;
  const document = (of: Partial<NewDocument> = {}): NewDocument => ({
    from: province,
    to: [homeAffairs],
    number: String(++number),
    notation: 'UBND-NC',
    place: 'Mường Mẫu',
    promulgatedOn: Temporal.PlainDate.from('2026-11-25'),
    typeName: 'Công văn',
    subject: `V/v rà soát số ${number}`,
    files: [{ name: 'van-ban.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n%%EOF\n') }],
    sentAt: clock.now,
    ...of,
  });
  return {
    services,
    system,
    clock,
    document,
    async join(party, how = {}) {
      const signer = signerOf(party.name);
      const name = `may-${party.code.toLowerCase().replace(/\W/g, '-')}`;
      const participant = await registerParticipant(system, {
        ...party,
        way: 'pull',
        system: name,
        certificatePem: pemOf(signer.certificateChain[0]!),
        ...how,
      });
      const scopes = ['exchange.send', 'exchange.receive'];
      const actor: ApiActor = { kind: 'partner', id: newId(), name, positions: [], scopes };
      return {
        participant,
        ctx: database.context(actor, () => clock.now),
        signer,
        signed: (of = {}) => signEnvelope(composeDocument(document({ from: party, ...of })), signer),
      };
    },
  };
}
