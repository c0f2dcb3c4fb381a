import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { listEventsOf } from '#platform/events/index.ts';
import { testDatabase, type Visitor, visitor } from '#platform/testing/index.ts';
import { sampleCentre } from './fixtures.ts';
import { closeCounter, listCounters, listGroups, openCounter, setCounter, takeTicket } from './index.ts';
import { centrePaths } from './paths.ts';
import { centreApp } from './testing/centre-app.ts';

const database = await testDatabase();
const house = await sampleCentre(database);
const { centre, rules } = house;
const app = await centreApp(database, rules, () => house.clock.now);
after(() => app.close());
const desk = async (name: string) => visitor(app, (await house.officer(name)).actor);
const [nga, hung] = [await desk('nga'), await desk('hung')];
const page = centrePaths.arrangement(centre.code);

/** A form of the page as it stands, with these boxes typed anew. */
async function post(
  who: Visitor,
  path: string,
  form: string,
  typed: Readonly<Record<string, string | string[]>>,
) {
  const { html } = await who.get(page);
  const [, seenVersion] = html.match(/name="seenVersion" value="(\d+)"/)!;
  return who.post(path, { form, seenVersion: seenVersion!, ...typed } as never);
}
const group = {
  code: 'D',
  name: 'Bảo hiểm xã hội',
  nameEn: '',
  agency: 'H99.93',
  fields: 'Bảo hiểm',
  slots: '2',
};
const counter = { number: '9', name: 'Bảo hiểm', agency: 'H99.93', groups: 'D' };
const groupsOf = async () => (await listGroups(database.db, centre.id)).map(({ code }) => code);

describe('the head of a centre', () => {
  test('opens a group and stands up a counter for it, from a page; the kiosk offers it once a counter calls it', async () => {
    assert.equal((await post(nga, centrePaths.arrangedGroup(centre.code), 'nhom-moi', group)).status, 303);
    assert.ok(!(await groupsOf()).includes('D'), 'no counter calls it yet');
    const kiosk = house.device('kiosk');
    const draw = () => takeTicket(kiosk, rules, { centreId: centre.id, groupCode: 'D' });
    await assert.rejects(draw(), { code: 'group-not-called' });
    assert.equal(
      (await post(nga, centrePaths.arrangedCounter(centre.code), 'quay-moi', counter)).status,
      303,
    );
    assert.ok((await groupsOf()).includes('D'));
    assert.equal((await draw()).number, 1);
  });

  test('finds every change below with who made it and what was there before', async () => {
    const renamed = { ...group, name: 'Bảo hiểm xã hội, bảo hiểm y tế' };
    await post(nga, centrePaths.arrangedGroup(centre.code), 'nhom-D', renamed);
    const { html } = await nga.get(page);
    assert.match(html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '), /Điêu Thị Nga .*Sửa nhóm D/);
    const events = await listEventsOf(database.db, 'centre', centre.id);
    const { type, data } = events.at(-1)!;
    assert.deepEqual(
      [type, data['before'].name, data['after'].name],
      ['centre-group-set', group.name, renamed.name],
    );
    assert.equal(new Set(events.map(({ subject }) => subject.version)).size, events.length);
  });

  test('is told what is wrong beside the box, and keeps what was typed', async () => {
    const wrong = await post(nga, centrePaths.arrangedGroup(centre.code), 'nhom-moi', {
      ...group,
      code: 'D9',
      name: '',
    });
    assert.equal(wrong.status, 422);
    assert.match(wrong.html, /Một hoặc hai chữ in hoa/);
    assert.match(wrong.html, /value="D9"/);
  });

  test('cannot take from everyone what people wait for, nor empty a counter under who sits there', async () => {
    const gone = await post(nga, centrePaths.arrangedCounter(centre.code), 'quay-9', {
      ...counter,
      groups: [],
    });
    assert.equal(gone.status, 409);
    assert.match(gone.html, /Còn người đang chờ hoặc đã hẹn ở nhóm D/);
    const [first] = await listCounters(database.db, centre.id);
    const officer = await house.officer('hung');
    await openCounter(officer, { counterId: first!.id });
    const head = await house.officer('nga');
    const empty = () =>
      setCounter(head, {
        centreId: centre.id,
        number: first!.number,
        name: first!.name,
        agencyCode: 'H99.102',
        groups: [],
      });
    await assert.rejects(empty(), { code: 'counter-in-use' });
    await closeCounter(officer, { counterId: first!.id });
  });

  test('does not overwrite what another has just changed', async () => {
    const stale = await nga.post(centrePaths.arrangedGroup(centre.code), {
      form: 'nhom-D',
      seenVersion: '1',
      ...group,
    });
    assert.equal(stale.status, 409);
    assert.match(stale.html, /Có người vừa thay đổi/);
  });
});

test('for a clerk of the centre the page does not exist, and an administrator has it too', async () => {
  assert.equal((await hung.get(page)).status, 404);
  const refused = await hung.post(centrePaths.arrangedGroup(centre.code), {
    form: 'nhom-moi',
    seenVersion: '1',
    ...group,
  });
  assert.equal(refused.status, 404);
  assert.equal((await (await desk('nam')).get(page)).status, 200);
});
