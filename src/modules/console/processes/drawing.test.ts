import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { writeBpmn } from '#engines/process/index.ts';
import { submitDossier } from '#modules/dossiers/index.ts';
import { accessRules } from '#modules/identity/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { consoleOffice } from '../fixtures.ts';
import { consoleRoutes } from '../module.ts';
import { consolePaths } from '../paths.ts';

const database = await testDatabase();
const office = await consoleOffice(database);
const house = await testApp({ database, now: () => office.clock.now, routes: consoleRoutes, accessRules });
after(() => house.app.close());
const nam = await visitor(house, (await office.officer('nam')).actor);
/** A library card, which goes the standard way until somebody draws one of its own. */
const code = '9.000001';

const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const { html: standard } = await nam.get(consolePaths.bpmn(code));
const shorter = standard.replace('name="Tiếp nhận hồ sơ"', 'name="Nhận đơn xin thẻ"');

describe('the drawing board', () => {
  test('begins with the process that runs, as text where no script is', async () => {
    const { html } = await nam.get(consolePaths.drawing(code));
    assert.match(text(html), /đang theo quy trình chung của cấp mình/);
    assert.match(html, /<textarea[^>]*name="bpmn"[^>]*>&lt;\?xml/);
  });

  test('keeps a draft, and tells the second of two who draw at once, without losing what they drew', async () => {
    const saved = await nam.post(consolePaths.draft(code), { bpmn: shorter, seenVersion: '0' });
    assert.equal(saved.location, consolePaths.drawing(code));
    assert.match((await nam.get(consolePaths.drawing(code))).html, /Nhận đơn xin thẻ/);
    const late = await nam.post(consolePaths.draft(code), { bpmn: '<mine/>', seenVersion: '0' });
    assert.equal(late.status, 409);
    assert.match(text(late.html), /Bản vẽ chưa được lưu Vì Văn Nam vừa lưu một bản khác/);
    assert.match(late.html, /&lt;mine\/>|&lt;mine\/&gt;/);
  });

  test('tells what is wrong with a drawing, and by which way work would come to stand still', async () => {
    const user = (id: string, name: string, action?: string) => ({
      id,
      kind: 'user' as const,
      name,
      position: 'receptionist',
      ...(action && { action }),
    });
    const flow = (from: string, to: string) => ({ id: `${from}_${to}`, from, to });
    // Either of two, and then a join that waits for both.
    const stuck = await writeBpmn({
      id: 'card',
      name: 'Thẻ',
      variables: {},
      nodes: [
        { id: 'begin', kind: 'start', name: '' },
        { ...user('accept', 'Tiếp nhận', 'accept'), outcomes: ['done', 'call'] },
        { id: 'either', kind: 'exclusive', name: '', defaultFlow: 'either_print' },
        user('print', 'In thẻ'),
        user('phone', 'Gọi điện'),
        { id: 'both', kind: 'parallel', name: 'Đủ cả hai' },
        user('hand', 'Trao thẻ', 'return'),
        { id: 'end', kind: 'end', name: '' },
      ],
      flows: [
        flow('begin', 'accept'),
        flow('accept', 'either'),
        flow('either', 'print'),
        { ...flow('either', 'phone'), when: 'outcomes.accept = "call"' },
        flow('print', 'both'),
        flow('phone', 'both'),
        flow('both', 'hand'),
        flow('hand', 'end'),
      ],
    });
    const { html } = await nam.post(consolePaths.check(code), { bpmn: stuck, seenVersion: '1' });
    const read = text(html);
    assert.match(read, /Quy trình này chưa chạy trọn được/);
    assert.match(read, /“Đủ cả hai”: việc dừng lại ở đây mãi mãi/);
    assert.match(read, /Đường dẫn tới đó: Tiếp nhận → In thẻ\./);
    assert.match(html, /faults="[^"]*&quot;both&quot;/);
  });

  test('says of a task without a position whose it is not, and publishes nothing', async () => {
    const nobody = standard.replace(/muong:position="assigner"/, '');
    const { html, status } = await nam.post(consolePaths.publication(code), {
      bpmn: nobody,
      seenVersion: '1',
    });
    assert.equal(status, 422);
    assert.match(text(html), /“Phân công thụ lý”: chưa có vị trí thực hiện/);
    assert.match(text((await nam.get(consolePaths.process(code))).html), /đang theo quy trình chung/);
  });

  test('publishes without a restart; what runs stays on its version, and what comes goes the new way', async () => {
    await submitDossier(office.lan, office.application());
    const published = await nam.post(consolePaths.publication(code), { bpmn: shorter, seenVersion: '1' });
    assert.equal(published.location, consolePaths.process(code));
    const first = text((await nam.get(consolePaths.process(code))).html);
    assert.match(first, /Đã ban hành bản 2.*Nhận đơn xin thẻ/);
    assert.doesNotMatch(first, /Nhận đơn xin thẻ[^%]*1 việc/);

    const { id } = (await database.db
      .selectFrom('procedureVersion')
      .innerJoin('procedure', 'procedure.id', 'procedureVersion.procedureId')
      .select('procedureVersion.id')
      .where('code', '=', code)
      .orderBy('number', 'desc')
      .executeTakeFirstOrThrow())!;
    await submitDossier(office.lan, { ...office.application(), procedureVersionId: id });
    const then = text((await nam.get(consolePaths.process(code))).html);
    assert.match(then, /Nhận đơn xin thẻ[^%]*10%[^%]*1 việc/);
    const standardNow = text((await nam.get(consolePaths.process('chung-commune'))).html);
    assert.match(standardNow, /Tiếp nhận hồ sơ[^%]*10%[^%]*1 việc/);
    assert.match((await nam.get(consolePaths.drawing(code))).html, /Nhận đơn xin thẻ/);
  });

  test('is closed to who is no administrator', async () => {
    const hung = await visitor(house, (await office.officer('hung')).actor);
    const { status } = await hung.post(consolePaths.publication(code), { bpmn: shorter, seenVersion: '0' });
    assert.equal(status, 403);
  });
});
