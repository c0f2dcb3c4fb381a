import { createLetterPress } from '#engines/letters/index.ts';
import { calendarOf } from '#platform/calendar/index.ts';
import { createContext } from '#platform/create-context.ts';
import { openDatabase, PatientPool } from '#platform/database/index.ts';
import { folderBlobStore } from '#platform/files/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { createKeyRing } from '../keys/key-ring.ts';
import { signConfirmed } from '../sign-batch.ts';
import { carryConfirmations } from './carry-confirmations.ts';

// A worker that has signed what was confirmed and hangs before it says so, for the test that kills it.
const { adminUrl, schema, blobsFolder, actor, now } = JSON.parse(process.env['CARRY']!);
const ctx = createContext({
  db: openDatabase(new PatientPool(adminUrl, { schema, role: 'muong_app', max: 2 })),
  actor,
  tenant: schema,
  calendar: calendarOf(readPack('packs', 'sample')),
  now: () => Temporal.Instant.from(now),
});
// With the marks: what it signs is byte for byte what was confirmed, or nothing.
const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
const services = { blobs: folderBlobStore(blobsFolder), letters, keyRing: createKeyRing({}) };
await carryConfirmations(ctx, services, {
  async 'signing-batch'(...given) {
    await signConfirmed(...given);
    process.stdout.write('signed\n');
    await new Promise(() => setInterval(() => {}, 60_000));
  },
});
