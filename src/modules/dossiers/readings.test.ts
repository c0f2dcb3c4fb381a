import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { createLetterPress } from '#engines/letters/index.ts';
import { accessRules } from '#modules/identity/index.ts';
import { personalDataPaths } from '#modules/personal-data/index.ts';
import { personalDataRoutes } from '#modules/personal-data/module.ts';
import type { Actor } from '#platform/access/actor.ts';
import { newId } from '#platform/database/index.ts';
import { folderBlobStore } from '#platform/files/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { deskPaths } from './desk-paths.ts';
import { deskRoutes } from './desk-routes.tsx';
import { sampleOffice } from './fixtures.ts';
import { acceptDossier, listLetters, submitDossier } from './index.ts';

const database = await testDatabase();
const { db } = database;
const office = await sampleOffice(database);
const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
const services = {
  blobs: folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-readings-'))),
  letters,
  finderFor: () => Promise.reject(new Error('nothing is looked for here')),
  baseUrl: 'http://muong.test',
};
const house = await testApp({
  database,
  now: () => office.clock.now,
  routes: [deskRoutes(services), personalDataRoutes],
  accessRules,
});
after(() => Promise.all([house.app.close(), letters.close()]));

const hung = await office.officer('hung');
const desk = await visitor(house, hung.actor);
const filed = () => submitDossier(office.lan, office.application());
const readings = async () => (await visitor(house, office.lan.actor)).get(personalDataPaths.own());
const number = '011190000123';

describe('personal data at the desk', () => {
  test('are masked until the officer says why, for the rest of that day and for that officer', async () => {
    const { id, code } = await filed();
    const masked = (await desk.get(deskPaths.dossier(id))).html;
    assert.doesNotMatch(masked, new RegExp(`${number}|0912345678|lan@muongmau`));
    assert.match(masked, /•+123/);

    const told = await desk.post(deskPaths.reading(id), { purpose: 'handling' });
    assert.equal(told.location, deskPaths.dossier(id));
    const open = (await desk.get(deskPaths.dossier(id))).html;
    assert.match(open, new RegExp(number));
    assert.match(open, /lan@muongmau/);
    assert.match(open, /Mục đích: giải quyết hồ sơ/);

    const anyone = await visitor(house, { ...hung.actor, id: (await office.officer('thanh')).actor.id });
    assert.doesNotMatch((await anyone.get(deskPaths.dossier(id))).html, new RegExp(number));

    office.clock.now = office.clock.now.add({ hours: 24 });
    const nextDay = (await (await visitor(house, hung.actor)).get(deskPaths.dossier(id))).html;
    assert.match(nextDay, /Xem đầy đủ để giải quyết/);
    assert.doesNotMatch(nextDay, new RegExp(number));
    office.clock.now = office.clock.now.subtract({ hours: 24 });

    const { html } = await readings();
    assert.match(html, /Lò Văn Hùng/);
    assert.match(html, new RegExp(code));
    assert.match(html, /Giải quyết hồ sơ/);
  });

  test('a purpose told twice in a day is one reading and one fact', async () => {
    const { id } = await filed();
    await Promise.all([1, 2, 3].map(() => desk.post(deskPaths.reading(id), { purpose: 'contact' })));
    const rows = await db
      .selectFrom('personalDataReading')
      .select('id')
      .where('subjectId', '=', id)
      .execute();
    const facts = await db
      .selectFrom('event')
      .select('subjectId')
      .where('type', '=', 'personal-data-read')
      .where('subjectId', 'in', [newId(), ...rows.map((row) => row.id)])
      .execute();
    assert.deepEqual([rows.length, facts.length], [1, 1]);
  });

  test('another purpose is told in words; without them the page asks, and keeps what was chosen', async () => {
    const { id } = await filed();
    const asked = await desk.post(deskPaths.reading(id), { purpose: 'other', note: ' ' });
    assert.equal(asked.status, 422);
    assert.match(asked.html, /href="#note">Ghi rõ việc gì/);
    assert.match(asked.html, /value="other" checked/);
    assert.equal((await desk.post(deskPaths.reading(id), {})).status, 422);
    await desk.post(deskPaths.reading(id), { purpose: 'other', note: 'Đối soát theo công văn 12' });
    assert.match((await readings()).html, /Đối soát theo công văn 12/);
  });

  test('opening a letter shows that letter only, and the person finds it', async () => {
    const { id, code } = await filed();
    await acceptDossier(hung, { dossierId: id });
    const [letter] = await listLetters(db, id);
    assert.equal((await desk.get(deskPaths.letter(id, letter!.id))).status, 200);
    assert.doesNotMatch((await desk.get(deskPaths.dossier(id))).html, new RegExp(number));
    const { html } = await readings();
    assert.match(html.slice(html.indexOf(code) - 800, html.indexOf(code)), /Mở giấy tờ/);
  });

  test('of a dossier one may not see do not exist, and leave no reading', async () => {
    const { id } = await filed();
    const stranger: Actor = { ...hung.actor, id: newId(), positions: [] };
    const elsewhere = await visitor(house, stranger);
    assert.equal((await elsewhere.post(deskPaths.reading(id), { purpose: 'handling' })).status, 404);
  });
});

test('who is named in another’s application learns that, and not of which', async () => {
  const quang: Actor = { kind: 'citizen', id: newId(), name: 'Lò Văn Quang', positions: [] };
  await db
    .insertInto('citizen')
    .values({
      id: quang.id!,
      version: 1,
      fullName: quang.name,
      identityNumber: number,
      assurance: 'identified',
      createdAt: office.clock.now,
    })
    .execute();
  const { id, code } = await filed();
  await desk.post(deskPaths.reading(id), { purpose: 'check' });
  const { html } = await (await visitor(house, quang)).get(personalDataPaths.own());
  assert.match(html, /Hồ sơ của người khác có nêu tên bạn/);
  assert.doesNotMatch(html, new RegExp(code));
});
