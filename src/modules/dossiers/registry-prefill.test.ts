import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { createLetterPress } from '#engines/letters/index.ts';
import { accessRules } from '#modules/identity/index.ts';
import { type RegistryAnswer, RegistryAway, type RegistrySource } from '#modules/personal-store/index.ts';
import { publishProcedures } from '#modules/procedures/index.ts';
import { testApp, testDatabase, type Visitor, visitor } from '#platform/testing/index.ts';
import { postedFrom } from '#ui/form/posted-from.ts';
import { launchChromium, skipWithoutChromium } from '#ui/gallery/chromium.ts';
import { inspectPage } from '#ui/gallery/inspect-page.ts';
import { citizenRoutes } from './citizen-routes.tsx';
import { deskPaths } from './desk-paths.ts';
import { deskRoutes } from './desk-routes.tsx';
import { errorTexts } from './error-texts.ts';
import { libraryCard } from './fixtures.ts';
import { lanNumber, storeOffice } from './testing/store-office.ts';

const database = await testDatabase();
const office = await storeOffice(database);
const code = '9.000077';
await publishProcedures(
  office.system,
  [
    {
      procedure: { ...libraryCard, code, components: [] },
      form: {
        id: 'member',
        version: 1,
        title: 'Thẻ',
        stages: [
          {
            id: 'reader',
            title: 'Người đọc',
            fields: [
              {
                name: 'identityNumber',
                kind: 'identityNumber',
                label: 'Số định danh cá nhân',
                required: true,
                prefill: ['population.identityNumber', 'account.identityNumber'],
                prefillLocked: true,
              },
              {
                name: 'ethnicity',
                kind: 'text',
                label: 'Dân tộc',
                required: true,
                prefill: 'population.ethnicity',
              },
              { name: 'birthDate', kind: 'date', label: 'Ngày sinh', prefill: 'population.dateOfBirth' },
            ],
          },
        ],
      },
    },
  ],
  { effectiveFrom: Temporal.PlainDate.from('2025-07-01'), source: 'test' },
);

let answer: () => Promise<RegistryAnswer> = () => Promise.reject(new RegistryAway('down'));
const population: RegistrySource = {
  name: 'population',
  label: 'CSDL quốc gia về dân cư',
  legalBasis: 'test',
  fields: ['identityNumber', 'ethnicity', 'dateOfBirth'],
  ask: () => answer(),
};
const found: RegistryAnswer = {
  kind: 'found',
  values: { identityNumber: lanNumber, ethnicity: 'Thái', dateOfBirth: '1990-05-16' },
};
const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
after(() => letters.close());
const services = { blobs: office.blobs, letters, baseUrl: 'https://muongmau.example' };
const house = (registries: readonly RegistrySource[]) =>
  testApp({
    database,
    now: () => office.clock.now,
    accessRules,
    errorTexts,
    siteFor: () => ({
      site: { name: 'Tỉnh Mường Mẫu', line: 'Cổng dịch vụ công', isDemo: true },
      inboxCount: 1,
    }),
    routes: [
      citizenRoutes({ ...services, registries }),
      deskRoutes({ ...services, finderFor: () => Promise.reject(new Error('not asked')) }),
    ],
  });
const site = await house([population]);
const lan = await visitor(site, office.lan.actor);

async function press(
  who: Visitor,
  path: string,
  action: string,
  typed: Readonly<Record<string, string>> = {},
) {
  const shown = postedFrom((await who.get(path)).html).filter(([name]) => name !== 'q' && !(name in typed));
  return who.post(path, [...shown, ...Object.entries(typed), ['action', action]]);
}
const begin = async (who: Visitor) =>
  (await who.post(`/nop-ho-so/${code}`, { placeCode: '99004' })).location!;

describe('a form that a national database can fill in', () => {
  test('works without it: away, the page says so and the application is sent with what was typed', async () => {
    const page = await begin(lan);
    assert.match((await lan.get(page)).html, /Điền từ CSDL quốc gia về dân cư/);
    await press(lan, page, 'refresh ask population', { ethnicity: 'Thái' });
    const shown = await lan.get(page);
    assert.match(shown.html, /không trả lời. Bạn cứ tự điền/);
    assert.match(shown.html, /value="Thái"/, 'what was typed is kept');
    assert.equal((await press(lan, page, 'continue')).status, 303);
  });

  test('is filled in where it is empty, each field with its source and day; what was typed stays, the officer sees both', async () => {
    answer = async () => found;
    await database.db.deleteFrom('dossierDraft').execute();
    const page = await begin(lan);
    await press(lan, page, 'refresh ask population', { ethnicity: 'Kinh' });
    const shown = await lan.get(page);
    assert.match(shown.html, /Lấy từ CSDL quốc gia về dân cư, ngày 25\/11\/2026/);
    assert.match(shown.html, /value="16\/05\/1990"/);
    assert.match(shown.html, /value="Kinh"/);
    assert.match(shown.html, /khai khác với cơ sở dữ liệu ở mục: dân tộc/);
    assert.match(shown.html, new RegExp(`value="${lanNumber}"[^>]* readonly`));

    const forged = { identityNumber: '011190000999' };
    const contact = (await press(lan, page, 'continue', forged)).location!;
    await press(lan, contact, 'continue', { phone: '0990000074' });
    const sent = await lan.post(`/to-khai/${page.split('/')[2]}/nop`, {});
    assert.equal(sent.status, 303, sent.html);
    const id = sent.location!.split('/')[2]!;
    const { answers } = await database.db
      .selectFrom('dossier')
      .select('answers')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    assert.deepEqual(answers, { identityNumber: lanNumber, ethnicity: 'Kinh', birthDate: '1990-05-16' });

    const desk = await (await visitor(site, office.hung.actor)).get(deskPaths.dossier(id));
    assert.match(desk.html, /1 mục khai khác với cơ sở dữ liệu/);
    assert.match(desk.html, /CSDL quốc gia về dân cư, ngày 25\/11\/2026/);
  });

  test('shows what may be asked, and what came of it, for everyone to read', {
    skip: skipWithoutChromium,
  }, async () => {
    const origin = await site.app.listen({ port: 0 });
    const browser = await launchChromium();
    after(() => Promise.all([browser.close(), site.app.close()]));
    const cookie = await site.signIn(office.lan.actor);
    const path = await begin(lan);
    const look = async (name: string) => {
      for (const width of [1366, 390])
        assert.deepEqual(await inspectPage(browser, { url: origin + path, cookie, width, name }), []);
    };
    await look('registry-offered');
    await press(lan, path, 'refresh ask population', { ethnicity: 'Kinh' });
    await look('registry-told');
  });

  test('has no button where no registry is connected, which is the usual', async () => {
    const plain = await visitor(await house([]), office.lan.actor);
    assert.doesNotMatch((await plain.get(await begin(plain))).html, /Điền từ CSDL/);
  });
});
