import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLetterPress } from '#engines/letters/index.ts';
import { sampleOffice } from '#modules/dossiers/fixtures.ts';
import { dossierScans } from '#modules/dossiers/index.ts';
import { dossierRoutes } from '#modules/dossiers/module.ts';
import { paymentRoutes } from '#modules/payments/module.ts';
import { finderCache, readLexicon } from '#modules/procedures/index.ts';
import { scanRoutes } from '#modules/scanning/module.ts';
import { folderBlobStore } from '#platform/files/index.ts';
import { installJobs } from '#platform/jobs/index.ts';
import type { Mail } from '#platform/mail/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { type TestAppOptions, testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { type CounterServices, counterRoutes } from './module.ts';

/** The sample province's counter with Hùng at it, and the mail that leaves it. */
export async function counterHouse(
  options: Partial<TestAppOptions> = {},
  more: Pick<CounterServices, 'registries'> = {},
) {
  const database = await testDatabase();
  await installJobs(database.adminUrl);
  const office = await sampleOffice(database);
  const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
  const blobs = folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-counter-')));
  const pack = readPack('packs', 'sample');
  const lexicon = readLexicon(pack.files('finder/*.yaml').map((file) => file.value));
  const services = { blobs, letters, finderFor: finderCache(() => lexicon), baseUrl: 'http://muong.test' };
  const mails: Mail[] = [];
  const app = await testApp({
    database,
    now: () => office.clock.now,
    routes: [
      ...dossierRoutes(services as never),
      ...paymentRoutes({ ...services, online: null, categories: [], subjectHref: () => '/' } as never),
      scanRoutes({ blobs, letters, places: dossierScans }),
      ...counterRoutes({
        ...services,
        ...more,
        places: dossierScans,
        siteName: 'Tỉnh Mường Mẫu',
        secret: 'c0'.repeat(32),
        sendMail: async (mail) => void mails.push(mail),
      }),
    ],
    accessRules: {
      officer: ({ kind }) => kind === 'officer',
      citizen: ({ kind }) => kind === 'citizen',
      api: () => false,
    },
    ...options,
  });
  const hung = await office.officer('hung');
  return {
    database,
    office,
    blobs,
    letters,
    mails,
    hung,
    atCounter: await visitor(app, hung.actor),
    house: { app, close: () => Promise.all([app.app.close(), letters.close()]) },
  };
}
