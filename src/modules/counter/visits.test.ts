import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { libraryCard } from '#modules/dossiers/fixtures.ts';
import {
  acceptDossier,
  listComponents,
  listFiles,
  papersToKeep,
  submitDossier,
} from '#modules/dossiers/index.ts';
import { listUsedPapers, storeReader } from '#modules/personal-store/index.ts';
import {
  getCentreByCode,
  listCounters,
  loadCentres,
  openCounter,
  readCentreRules,
  type Ticket,
  takeTicket,
} from '#modules/service-centre/index.ts';
import { catchUp } from '#platform/events/index.ts';
import { storeMade } from '#platform/files/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { postedFrom } from '#ui/form/posted-from.ts';
import { counterHouse } from './fixtures.ts';
import { counterPaths } from './paths.ts';

const { database, office, blobs, hung, atCounter, house } = await counterHouse();
const { db } = database;
after(() => house.close());

const formPath = counterPaths.form(libraryCard.code);
const idIn = (location: string | undefined) => location!.match(/ho-so\/([^/#]+)/)![1]!;
const fillIn = (html: string, typed: Readonly<Record<string, string>>) => {
  const form = html.slice(html.indexOf(`action="${formPath}"`));
  const fields = postedFrom(form, 'continue').filter(([name]) => !(name in typed));
  return [...fields, ...Object.entries(typed)] as [string, string][];
};
const said = { request: 'Xin cấp thẻ thư viện', agreed: 'yes' };
const page = async () => (await atCounter.get(counterPaths.start())).html;

/** Lan has an account of her own card. */
await db
  .updateTable('citizen')
  .set({
    identityNumber: '099190000123',
    phone: '0912000111',
    address: JSON.stringify({ place: '99004', detail: 'Bản Nà Lúa' }),
  })
  .where('id', '=', office.lan.actor.id!)
  .execute();
const begin = async () => {
  const { location } = await atCounter.post(counterPaths.start(), {
    person: '099190000123',
    need: libraryCard.code,
  });
  return (await atCounter.get(location!.split('#')[0]!)).html;
};

describe('where a service centre calls numbers', () => {
  test('the next is called, served as soon as somebody is typed, linked to the dossier, and over with the next', async () => {
    const pack = readPack('packs', 'sample');
    await loadCentres(office.system, pack);
    assert.match(await page(), />Người kế tiếp</, 'without a seat nothing is shown of numbers');
    const centre = await getCentreByCode(db, 'H99.102.2');
    const [counter] = await listCounters(db, centre.id);
    await openCounter(hung, { counterId: counter!.id });
    const [groupCode] = counter!.groups;
    const rules = readCentreRules(pack);
    const numbers: Ticket[] = [];
    for (let people = 0; people < 2; people += 1) {
      numbers.push(await takeTicket(hung, rules, { centreId: centre.id, groupCode: groupCode! }));
    }
    const ticket = (index: number) =>
      db
        .selectFrom('centreTicket')
        .select(['state', 'dossierId'])
        .where('id', '=', numbers[index]!.id)
        .executeTakeFirstOrThrow();

    assert.match(await page(), />Gọi người kế tiếp</);
    await atCounter.post(counterPaths.next, {});
    assert.match(await page(), /Số A001/);
    const html = await begin();
    assert.equal((await ticket(0)).state, 'serving');
    const { location } = await atCounter.post(formPath, fillIn(html, { ...said, allPapers: '1' }), []);
    assert.equal((await ticket(0)).dossierId, idIn(location));

    await atCounter.post(counterPaths.next, {});
    assert.equal((await ticket(0)).state, 'served');
    assert.equal((await ticket(1)).state, 'called');
    await atCounter.post(counterPaths.next, {});
    await atCounter.post(counterPaths.next, {});
    assert.match(await page(), /Chưa có ai chờ/);
  });
});

describe('a paper that the person’s store has', () => {
  test('is offered at the counter, taken with the consent given there, and lies in the new dossier', async () => {
    const bytes = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
    const scan = await storeMade(office.lan, blobs, {
      bytes,
      name: 'anh.pdf',
      mediaType: 'application/pdf',
    });
    const applied = office.application();
    const earlier = await submitDossier(office.lan, {
      ...applied,
      applicant: { ...applied.applicant, identityNumber: '099190000123' },
      answers: { ...applied.answers, paper1: [scan.id] },
    });
    await acceptDossier(hung, { dossierId: earlier.id });
    await catchUp(database.sequencerDb, db, [storeReader({ tenant: database.schema, source: papersToKeep })]);

    const html = await begin();
    const [, offered] = html.match(/value="(stored [0-9a-f-]{36})"/)!;
    assert.match(html, /Đã có trong kho: Ảnh chân dung/);
    const { location } = await atCounter.post(formPath, fillIn(html, { ...said, 'paper.1': offered! }), []);
    const id = idIn(location);
    assert.deepEqual(
      (await listFiles(db, id)).map(({ fileId }) => fileId),
      [scan.id],
    );
    assert.equal((await listComponents(db, id))[0]!.receivedAs, 'stored');
    const [use] = await listUsedPapers(db, id);
    assert.ok(use);
  });
});
