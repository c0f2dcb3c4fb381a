import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { acceptDossier, submitDossier } from '#modules/dossiers/index.ts';
import { accessRules } from '#modules/identity/index.ts';
import { publishProcess } from '#modules/procedures/index.ts';
import { listWorkItemsOf } from '#modules/workflow/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { consoleOffice } from '../fixtures.ts';
import { consoleRoutes } from '../module.ts';
import { consolePaths } from '../paths.ts';

const database = await testDatabase();
const { db } = database;
const office = await consoleOffice(database);
const house = await testApp({ database, now: () => office.clock.now, routes: consoleRoutes, accessRules });
after(() => house.app.close());
const [admin, hung] = [await office.officer('nam'), await office.officer('hung')];
const [nam, desk] = [await visitor(house, admin.actor), await visitor(house, hung.actor)];
const code = '9.000001';
const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** Publishes a version of the card's process, and files a dossier under it. */
async function publish(bpmn: string): Promise<void> {
  await publishProcess(admin, { code, bpmn });
}
async function file() {
  const { id: procedureVersionId } = await db
    .selectFrom('procedureVersion')
    .innerJoin('procedure', 'procedure.id', 'procedureVersion.procedureId')
    .select('procedureVersion.id')
    .where('code', '=', code)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow();
  return submitDossier(office.lan, { ...office.application(), procedureVersionId });
}
const openStepOf = async (id: string) =>
  (await listWorkItemsOf(db, 'dossier', id)).find(({ state }) => state === 'open');

const idOf = (id: string) => new RegExp(`((?:\\bid|Ref|bpmnElement)=")${id}"`, 'g');

const { html: standard } = await nam.get(consolePaths.bpmn(code));
await publish(standard.replace('name="Tiếp nhận hồ sơ"', 'name="Nhận đơn xin thẻ"'));
const [atDesk, assigned] = [await file(), await file()];
office.clock.now = office.clock.now.add({ minutes: 5 });
await acceptDossier(hung, { dossierId: assigned.id });
const before = await openStepOf(assigned.id);
// Drawn anew by another hand: the acceptance has another id, the assignment another id and another name.
await publish(
  standard
    .replaceAll(idOf('accept'), '$1receive"')
    .replace('name="Tiếp nhận hồ sơ"', 'name="Nhận đơn xin thẻ"')
    .replaceAll(idOf('assign'), '$1allot"')
    .replace('name="Phân công thụ lý"', 'name="Giao việc"'),
);
const moving = consolePaths.moving(code, 2);

/** The fields of the page as a browser would post them. */
function fieldsOf(html: string): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [, name, options] of html.matchAll(/<select[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)) {
    const chosen = /<option (?=[^>]*\bselected)[^>]*value="([^"]*)"|<option value="([^"]*)" selected/.exec(
      options!,
    );
    fields.set(name!, chosen?.[1] ?? chosen?.[2] ?? '');
  }
  for (const [, id] of html.matchAll(/name="hoSo" value="([^"]+)"/g)) fields.append('hoSo', id!);
  return fields;
}

describe('dossiers that run on an older version', () => {
  test('are offered to be moved, with what plainly takes the place of what', async () => {
    const process = text((await nam.get(consolePaths.process(code))).html);
    assert.match(process, /Bản 2 .* 2 Chuyển hồ sơ từ bản 2/);
    const { html } = await nam.get(moving);
    const read = text(html);
    assert.match(read, new RegExp(`${atDesk.code}.*Nhận đơn xin thẻ.*${assigned.code}.*Phân công thụ lý`));
    const fields = fieldsOf(html);
    assert.deepEqual([fields.get('buoc:accept'), fields.get('buoc:assign')], ['receive', 'allot']);
  });

  test('are tried without moving any: the one without a counterpart is told by its step and why', async () => {
    const fields = fieldsOf((await nam.get(moving)).html);
    fields.set('buoc:assign', '');
    const { html } = await nam.post(consolePaths.movingCheck(code, 2), [...fields]);
    const read = text(html);
    assert.match(read, /1 hồ sơ chuyển được, 1 hồ sơ chưa chuyển được/);
    assert.match(read, /Chưa chuyển được “Phân công thụ lý”: chưa có bước tương ứng/);
    assert.equal((await openStepOf(assigned.id))?.elementId, 'assign');
  });

  test('are moved each by itself: what cannot go stays, and goes when its step is named', async () => {
    const fields = fieldsOf((await nam.get(moving)).html);
    fields.set('buoc:assign', '');
    const first = text((await nam.post(moving, [...fields])).html);
    assert.match(first, /Đã chuyển 1 hồ sơ, 1 hồ sơ ở lại bản cũ/);
    assert.equal((await openStepOf(atDesk.id))?.elementId, 'receive');
    assert.equal((await openStepOf(assigned.id))?.elementId, 'assign');
    const rest = await nam.get(moving);
    assert.ok(!rest.html.includes(atDesk.code));
    const second = text((await nam.post(moving, [...fieldsOf(rest.html)])).html);
    assert.match(second, /Đã chuyển 1 hồ sơ\./);
    const now = await openStepOf(assigned.id);
    assert.deepEqual([now?.id, now?.title, now?.dueAt], [before?.id, 'Giao việc', before?.dueAt]);
    assert.match(text((await nam.get(moving)).html), /Không còn hồ sơ nào chạy trên bản này/);
  });

  test('are moved by nobody but an administrator, and never from the version in force', async () => {
    assert.equal((await desk.post(moving, {})).status, 403);
    assert.equal((await nam.get(consolePaths.moving(code, 3))).status, 404);
  });
});

test('the page of a standard process says why it is not drawn here, and leads to a copy of one’s own', async () => {
  const { html } = await nam.get(consolePaths.process('chung-commune'));
  assert.match(text(html), /Quy trình chung thuộc gói dữ liệu quốc gia.*không sửa ở đây/);
  const copy = await nam.get(`${consolePaths.ownCopy()}?ma=1.001193`);
  assert.equal(copy.location, consolePaths.drawing('1.001193'));
  const none = await nam.get(`${consolePaths.ownCopy()}?ma=7.777777`);
  assert.equal(none.location, consolePaths.processes());
});
