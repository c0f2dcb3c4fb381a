import { createLetterPress } from '#engines/letters/index.ts';
import { finderCache, readLexicon } from '#modules/procedures/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { type TestApp, type TestDatabase, testApp } from '#platform/testing/index.ts';
import { centreRoutes, errorTexts, refusalStatuses } from '../module.ts';
import type { CentreRules } from '../rules.ts';

/** The module's pages over a test's database, and the press that draws its posters. */
export async function centreApp(
  database: TestDatabase,
  rules: CentreRules,
  now: () => Temporal.Instant,
): Promise<TestApp & { close(): Promise<void> }> {
  const lexicon = readLexicon(
    readPack('packs', 'sample')
      .files('finder/*.yaml')
      .map((file) => file.value),
  );
  const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
  const house = await testApp({
    database,
    now,
    routes: centreRoutes({
      rules,
      finderFor: finderCache(() => lexicon),
      letters,
      baseUrl: 'http://localhost',
      isSecure: false,
    }),
    accessRules: {
      citizen: ({ kind }) => kind === 'citizen',
      officer: ({ kind }) => kind === 'officer',
      administrator: ({ positions }) => positions.some(({ roles }) => roles.includes('administrator')),
    },
    errorTexts,
    refusalStatuses,
    siteFor: () => ({
      site: { name: 'Tỉnh Mường Mẫu', line: 'Cổng dịch vụ công', isDemo: true },
      inboxCount: 3,
    }),
  });
  return {
    ...house,
    async close() {
      await Promise.all([house.app.close(), letters.close()]);
    },
  };
}
