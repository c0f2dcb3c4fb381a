import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { processOffice } from '#modules/dossiers/process-fixtures.ts';
import type { Context } from '#platform/context.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { listInbox } from './queries.ts';
import { workflowRoutes } from './routes.tsx';

const database = await testDatabase();
const office = await processOffice(database);
const { db } = database;
const house = await testApp({
  database,
  now: () => office.clock.now,
  routes: [workflowRoutes],
  accessRules: { officer: (actor) => actor.kind === 'officer' },
});
after(() => house.app.close());
const handle = { id: 'handle', name: 'Thụ lý', position: 'handler' };
const people = async (...names: string[]) =>
  Promise.all(names.map((name) => office.officer(name))) as Promise<Context[]>;
const [duc, thanh, vy, yen] = await people('duc', 'thanh', 'vy', 'yen');
const browserOf = ({ actor }: Context) => visitor(house, actor);
const follow = async (ctx: Context, path: string, fields: Record<string, string | readonly string[]>) => {
  const browser = await browserOf(ctx);
  const answer = await browser.post(path, fields);
  return answer.status === 303 ? (await browser.get(answer.location!)).html : answer.html;
};

describe('the page of a piece of work', () => {
  test('tells who has it; one claims it there, gives it on, and the head has it given out with the reason', async () => {
    const id = await office.begin([handle]);
    const [item] = await office.open(id);
    const path = `/can-bo/viec/${item!.id}`;
    assert.match((await (await browserOf(duc!)).get(path)).html, /Chưa ai nhận/);
    assert.match(await follow(duc!, `${path}/nhan`, {}), /Bạn đã nhận việc này/);
    assert.match(await follow(duc!, `${path}/tra-lai`, {}), /Đã trả việc về hàng đợi chung/);
    assert.match(
      await follow(thanh!, `${path}/phan-cong`, {}),
      /Đã giao cho Nguyễn Minh Đức\. Căn cứ: Nguyễn Minh Đức đang giữ \d+ việc/,
    );
    assert.match(await follow(thanh!, `${path}/phan-cong`, {}), /Việc này vừa có người nhận/);
  });

  test('does not exist for officers of elsewhere', async () => {
    const [item] = await office.open(await office.begin([handle]));
    const path = `/can-bo/viec/${item!.id}`;
    assert.equal((await (await browserOf(vy!)).get(path)).status, 404);
    assert.equal((await (await browserOf(vy!)).post(`${path}/nhan`, {})).status, 404);
    assert.equal((await (await browserOf(vy!)).post(`${path}/trao-doi`, { body: 'x' })).status, 404);
  });

  test('takes notes; who is mentioned finds it in the inbox until they have opened it', async () => {
    const [item] = await office.open(await office.begin([handle]));
    const path = `/can-bo/viec/${item!.id}`;
    const empty = await follow(duc!, `${path}/trao-doi`, { body: ' ' });
    assert.match(empty, /Ghi nội dung trao đổi/);
    await follow(duc!, `${path}/trao-doi`, { body: 'Chị xem giúp', mentions: [yen!.actor.id!] });
    const browser = await browserOf(yen!);
    assert.match((await browser.get('/can-bo')).html, /Đồng nghiệp nhắc bạn đọc[\s\S]*Chị xem giúp/);
    assert.match((await browser.get(path)).html, /nhắc Lò Thị Yến/);
    assert.doesNotMatch((await browser.get('/can-bo')).html, /Chị xem giúp/);
  });
});

describe('the inbox', () => {
  test('does one act to many and says what came of each', async () => {
    await office.begin([handle]);
    const items = await listInbox(db, duc!.actor);
    const html = await follow(duc!, '/can-bo/hang-loat', { act: 'claim', item: items.map(({ id }) => id) });
    assert.match(html, new RegExp(`${items.length} việc đã xong`));
    assert.match(await follow(duc!, '/can-bo/hang-loat', { act: 'claim' }), /Đánh dấu ít nhất một việc/);
  });

  test('gives the next of a queue, with why it is this one', async () => {
    const id = await office.begin([{ ...handle, position: 'reviewer' }]);
    const [item] = await office.open(id);
    const browser = await browserOf(thanh!);
    const { location } = await browser.post('/can-bo/viec-tiep-theo', { queue: `${item!.unitId} reviewer` });
    assert.match(location ?? '', /^\/can-bo\/ho-so\//);
    assert.match((await browser.get('/can-bo')).html, /việc đến hạn sớm nhất trong hàng đợi/);
    const again = await follow(thanh!, '/can-bo/viec-tiep-theo', { queue: `${item!.unitId} reviewer` });
    assert.match(again, /Không còn việc nào trong hàng đợi này/);
  });
});

describe('what officers say about themselves', () => {
  test('is days away, from which the substitute has the work, in their place, until they are back', async () => {
    office.clock.now = Temporal.Instant.from('2026-12-21T02:00:00Z');
    const [position] = duc!.actor.positions;
    const days = { from: '2026-12-21', to: '2026-12-31', reason: 'Nghỉ phép' };
    const wrong = await follow(duc!, '/can-bo/vang-mat', { ...days, position: position!.positionId });
    assert.match(wrong, /Chọn một đồng nghiệp trong cơ quan/);
    const backwards = { ...days, to: '2026-12-01', position: position!.positionId };
    assert.match(
      await follow(duc!, '/can-bo/vang-mat', { ...backwards, substitute: yen!.actor.id! }),
      /Ngày cuối phải từ ngày đầu trở đi/,
    );
    const named = { ...days, position: position!.positionId, substitute: yen!.actor.id! };
    const html = await follow(duc!, '/can-bo/vang-mat', named);
    assert.match(html, /Lò Thị Yến làm thay bạn/);
    const id = await office.begin([handle]);
    const substituting = await office.officer('yen');
    const inbox = (await (await browserOf(substituting)).get('/can-bo')).html;
    assert.match(inbox, /Thay mặt Nguyễn Minh Đức/);
    await office.pass(substituting, id);
    const back = html.match(/\/can-bo\/vang-mat\/[0-9a-f-]+\/tro-lai/)![0];
    assert.equal((await (await browserOf(yen!)).post(back, {})).status, 404, 'only their own');
    assert.match(await follow(duc!, back, {}), /Từ hôm nay việc trở lại với bạn/);
    assert.deepEqual(
      (await office.officer('yen')).actor.positions.filter(({ onBehalfOf }) => onBehalfOf !== null),
      [],
    );
  });

  test('is the end of a shift, told to who takes it over', async () => {
    const id = await office.begin([{ id: 'sign', name: 'Ký', position: 'signer' }]);
    const [mai, tuan] = (await people('mai', 'tuan')) as [Context, Context];
    const [item] = await office.open(id);
    await follow(mai, `/can-bo/viec/${item!.id}/nhan`, {});
    const refused = await follow(mai, '/can-bo/ban-giao-ca', { officer: yen!.actor.id!, note: '' });
    assert.match(refused, /không giữ vai trò này/);
    await follow(mai, '/can-bo/ban-giao-ca', { officer: tuan.actor.id!, note: 'Ký trước 16 giờ' });
    const inbox = (await (await browserOf(tuan)).get('/can-bo')).html;
    assert.match(inbox, /Quàng Thị Mai bàn giao ca cho bạn: 1 việc[\s\S]*Ký trước 16 giờ/);
    assert.equal((await office.open(id))[0]?.assigneeId, tuan.actor.id);
  });

  test('is whose dossiers are not for them', async () => {
    const wrong = await follow(duc!, '/can-bo/loi-ich', { kind: 'self', identityNumber: '12', name: '' });
    assert.match(wrong, /Số định danh có 12 chữ số/);
    const own = { kind: 'self', identityNumber: '099092000005', name: 'Nguyễn Minh Đức' };
    const html = await follow(duc!, '/can-bo/loi-ich', own);
    assert.match(html, /Đã khai\. Hồ sơ của người này không được giao cho bạn nữa/);
    assert.doesNotMatch(html, /099092000005/);
    const id = await office.begin([handle], { answers: { identityNumber: '099092000005' } });
    const browser = await browserOf(duc!);
    const [item] = await office.open(id);
    assert.equal((await browser.post(`/can-bo/viec/${item!.id}/nhan`, {})).status, 404, 'their own dossier');
    assert.match(await follow(duc!, html.match(/\/can-bo\/loi-ich\/[0-9a-f-]+\/rut/)![0], {}), /Đã rút/);
  });
});
