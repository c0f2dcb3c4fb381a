import { calendarOf } from '#platform/calendar/index.ts';
import { createContext } from '#platform/create-context.ts';
import { openDatabase, PatientPool } from '#platform/database/index.ts';
import { folderBlobStore } from '#platform/files/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { signBatch } from './index.ts';
import { sealedKeyRing } from './keys/key-ring.ts';

// A process that signs a batch, for the test that kills it; it says when a signature is made.
const { adminUrl, schema, blobsFolder, actor, now, id, pin } = JSON.parse(process.env['BATCH']!);
const pool = new PatientPool(adminUrl, { schema, role: 'muong_app', max: 2 });
const ctx = createContext({
  db: openDatabase(pool),
  actor,
  tenant: schema,
  calendar: calendarOf(readPack('packs', 'sample')),
  now: () => Temporal.Instant.from(now),
});
let made = 0;
const keyRing: typeof sealedKeyRing = {
  ...sealedKeyRing,
  async open(...given) {
    const { signer, isProven } = await sealedKeyRing.open(...given);
    const sign = async (bytes: Uint8Array) => {
      const signature = await signer.sign(bytes);
      made += 1;
      process.stdout.write(`signed ${made}\n`);
      return signature;
    };
    return { signer: { ...signer, sign }, isProven };
  },
};
await signBatch(ctx, { blobs: folderBlobStore(blobsFolder), keyRing }, id, { pin });
await pool.end();
