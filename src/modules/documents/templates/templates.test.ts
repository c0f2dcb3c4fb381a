import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { findUnitByCode, readReorganisation, reorganise } from '#modules/org/index.ts';
import { createLayoutChecker } from '#modules/signing/index.ts';
import { workMover } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { readLooseFile } from '#platform/packs/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { draftDocument } from '../commands/draft-document.ts';
import { keepTemplate } from '../commands/keep-template.ts';
import { numberDocument } from '../commands/number-document.ts';
import { typesOn } from '../document-services.ts';
import { draftOf, sampleDesks } from '../fixtures.ts';
import { documentMovers, findDocument, findSeries } from '../index.ts';
import { documentPages } from '../module.ts';
import { documentPaths } from '../paths.ts';
import { listTemplates } from './templates.ts';

const database = await testDatabase();
const { db } = database;
const desks = await sampleDesks(database);
const { system, clock } = desks;
const rules = createLayoutChecker(desks.pack);
const [yen, son, huy] = (await Promise.all(['yen', 'son', 'huy'].map((name) => desks.officer(name)))) as [
  Context,
  Context,
  Context,
];
const economy = desks.unitId('H99.102.3');
const words = {
  unitId: economy,
  name: 'Thông báo chống rét',
  typeCode: 'notice',
  subject: 'chống rét cho vật nuôi',
  body: 'Các bản thực hiện che chắn chuồng trại.\nBáo cáo trước ngày 15.',
  addressees: '',
  grounds: '',
};
const house = await testApp({
  database,
  now: () => clock.now,
  routes: documentPages({ blobs: desks.blobs, rules, letters: undefined as never }),
  accessRules: { officer: ({ kind }) => kind === 'officer' },
});
after(() => house.app.close());

describe('a template of a unit', () => {
  test('is kept by who heads it, begins a draft by one press, and is unknown to other agencies', async () => {
    const { unitId: unit, typeCode: type, body: text, ...rest } = words;
    const [atSon, atYen, atHuy] = await Promise.all(
      [son, yen, huy].map(({ actor }) => visitor(house, actor)),
    );
    assert.match(
      (await atSon!.post(documentPaths.templates(), { unit, type, text, ...rest, name: '' })).html,
      /Ghi tên mẫu/,
    );
    assert.equal((await atSon!.post(documentPaths.templates(), { unit, type, text, ...rest })).status, 303);
    const [template] = await listTemplates(db, yen.actor);
    assert.match((await atYen!.get(documentPaths.templates())).html, /Thông báo chống rét/);
    const draft = (await atYen!.get(`${documentPaths.newDraft()}?mau=${template!.id}`)).html;
    assert.match(draft, /che chắn chuồng trại/);
    assert.match(draft, /value="notice" selected|selected value="notice"/);
    assert.deepEqual(await listTemplates(db, huy.actor), []);
    assert.equal((await atHuy!.get(`${documentPaths.newDraft()}?mau=${template!.id}`)).status, 404);
    const hoa = await desks.officer('hoa');
    await assert.rejects(keepTemplate(hoa, { ...words, unitId: hoa.actor.positions[0]!.unitId }), {
      code: 'not-allowed',
    });

    assert.equal((await atYen!.post(documentPaths.templateEnd(template!.id), {})).status, 303);
    assert.deepEqual(await listTemplates(db, yen.actor), []);
    assert.equal((await atYen!.get(`${documentPaths.newDraft()}?mau=${template!.id}`)).status, 404);
  });
});

describe('when communes merge', () => {
  test('templates go along; the new agency’s numbers begin with one, and the old register stays to be read', async () => {
    const kept = await keepTemplate(son, words);
    const type = typesOn(rules, clock.now).find(({ code }) => code === 'notice')!;
    const numbered = async (who: Context) => {
      const held = who.actor.positions.find(({ onBehalfOf }) => onBehalfOf === null)!;
      const of = {
        agencyId: held.agencyId,
        unitId: held.unitId,
        typeCode: 'notice',
        addressees: [],
        receivers: [],
      };
      const draft = await draftDocument(
        who,
        { rules },
        draftOf(desks, { ...of, signerId: desks.officerId('mai') }),
      );
      return numberDocument(who, { documentId: draft.id, type });
    };
    await numbered(son);
    const before = await numbered(son);
    assert.equal(before.number, 2);

    const plan = readReorganisation(
      readLooseFile(
        'plan.yaml',
        `
document: Nghị quyết số 12/NQ-HĐND (hư cấu)
on: 2026-12-01
template: communeOffices
places:
  - { code: "99011", name: Xã Nà Khao, kind: commune, parent: "99", replaces: ["99004", "99007"] }
units:
  - { code: H99.111, place: "99011", parent: H99 }
successions:
  - { from: H99.102, to: H99.111 }
  - { from: H99.103, to: H99.111 }
`,
      ),
      desks.pack,
    );
    clock.now = Temporal.Instant.from('2026-12-01T01:00:00Z');
    await reorganise(system, plan, [...documentMovers, workMover]);
    const later = await desks.officer('son');
    const merged = (await findUnitByCode(db, 'H99.111', plan.on))!;
    const [template] = await listTemplates(db, later.actor);
    assert.deepEqual([template!.id, template!.agencyId, template!.body], [kept.id, merged.id, words.body]);

    const first = await numbered(later);
    assert.deepEqual([first.agencyId, first.number, first.register], [merged.id, 1, before.register]);
    const old = (await findDocument(db, later.actor, before.id))!;
    assert.deepEqual([old.number, old.code], [before.number, before.code], 'the old number stands');
  });
});

test('an agency may number a kind its own way, each office in a series of its own; others do not notice', async () => {
  const on = Temporal.PlainDate.from('2026-11-25');
  await db
    .insertInto('documentNumberRule')
    .values({
      id: crypto.randomUUID(),
      nameStart: 'Thông báo',
      register: 'TB',
      pattern: '{number}/TB-{office}',
      agencyCode: 'H99.102',
      isPerOffice: true,
      effectiveFrom: on,
      effectiveTo: null,
      source: 'Quy chế công tác văn thư của xã',
      isConfirmed: true,
    })
    .execute();
  const unit = async (code: string) => (await findUnitByCode(db, code, on))!;
  const series = async (agency: string, office: string) => {
    const found = await findSeries(db, 'Thông báo', {
      agency: await unit(agency),
      office: await unit(office),
      on,
    });
    return [found.register, found.notation(7)];
  };
  assert.deepEqual(await series('H99.102', 'H99.102.3'), ['TB-Kinh tế', '07/TB-Kinh tế']);
  assert.deepEqual((await series('H99.102', 'H99.102.1'))[0], 'TB-VP');
  assert.equal((await series('H99.103', 'H99.103.1'))[0], 'TB');
});
