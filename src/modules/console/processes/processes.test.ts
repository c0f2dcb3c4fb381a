import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { readBpmn } from '#engines/process/index.ts';
import { acceptDossier, handOverDossier, submitDossier } from '#modules/dossiers/index.ts';
import { accessRules } from '#modules/identity/index.ts';
import { publishProcess } from '#modules/procedures/index.ts';
import { listInbox } from '#modules/workflow/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { consoleOffice } from '../fixtures.ts';
import { consoleRoutes } from '../module.ts';
import { consolePaths } from '../paths.ts';

const database = await testDatabase();
const office = await consoleOffice(database);
const house = await testApp({ database, now: () => office.clock.now, routes: consoleRoutes, accessRules });
after(() => house.app.close());
const [hung, thanh, duc] = await Promise.all(['hung', 'thanh', 'duc'].map((name) => office.officer(name)));
const birth = '1.001193';

const text = (html: string) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

// Two dossiers on the standard process of communes: one with the desk, one handed over twice and late.
await submitDossier(office.lan, office.application());
const moved = await submitDossier(office.lan, office.application());
office.clock.now = office.clock.now.add({ hours: 1 });
await acceptDossier(hung!, { dossierId: moved.id });
office.clock.now = office.clock.now.add({ hours: 24 });
const [assignment] = await listInbox(database.db, thanh!.actor);
await handOverDossier(thanh!, {
  dossierId: moved.id,
  workItemId: assignment!.id,
  handlerId: duc!.actor.id!,
});
office.clock.now = office.clock.now.add({ hours: 24 * 30 });
const nam = await visitor(house, (await office.officer('nam')).actor);

describe('the processes in the console', () => {
  test('are listed with what runs on them; a code leads to the process of that procedure', async () => {
    const read = text((await nam.get(consolePaths.processes())).html);
    assert.match(read, /Quy trình chung cấp xã.*Gói dữ liệu 2 Quy trình chung cấp tỉnh.*Gói dữ liệu 0/);
    assert.match(read, /khai sinh/i);
    assert.match(text((await nam.get(consolePaths.processes('ket hon'))).html), /Không tìm thấy|kết hôn/);
    const { location } = await nam.get(consolePaths.processes(birth));
    assert.equal(location, consolePaths.process(birth));
  });

  test('show as a table where work waits now, and how much of it is late', async () => {
    const { html } = await nam.get(consolePaths.process('chung-commune'));
    const read = text(html);
    assert.match(read, /Tiếp nhận[^%]*Tiếp nhận, trả kết quả.*?1 việc/);
    assert.match(read, /Thụ lý.*?1 việc 1 quá hạn/);
    assert.match(html, /<process-view [^>]*waiting="\[\[/);
  });

  test('are given to the browser as BPMN that reads back to the same process', async () => {
    const { html, headers } = await nam.get(consolePaths.bpmn(birth));
    assert.match(String(headers['content-type']), /xml/);
    assert.ok((await readBpmn(html)).nodes.some(({ id }) => id === 'accept'));
  });

  test('tell who held what for how long, in working hours', async () => {
    const read = text((await nam.get(consolePaths.times('chung-commune'))).html);
    assert.match(read, /Phân công thụ lý 1 7,5 giờ 7,5 giờ 0/);
    assert.match(read, new RegExp(`${moved.code} Thẩm định hồ sơ, dự thảo kết quả ${duc!.actor.name}`));
  });

  test('have a sheet to print: step, content, position and time of the process that really runs', async () => {
    const read = text((await nam.get(consolePaths.sheet(birth))).html);
    assert.match(read, /Quy trình nội bộ giải quyết thủ tục hành chính/);
    assert.match(read, /Mã thủ tục 1\.001193/);
    assert.match(read, /TT Nội dung công việc Vị trí thực hiện Thời gian/);
    assert.match(read, /1 Tiếp nhận hồ sơ Tiếp nhận, trả kết quả 1 giờ làm việc/);
  });
});

describe('the way of a dossier', () => {
  test('is told step by step, with who held it, and without the applicant', async () => {
    const { html } = await nam.get(consolePaths.dossierTimes(moved.code.toLowerCase()));
    const read = text(html);
    assert.match(
      read,
      new RegExp(`Phân công thụ lý ${thanh!.actor.name}.*7,5 giờ.*Thẩm định.*${duc!.actor.name}.*Đang giữ`),
    );
    assert.ok(!read.includes(moved.applicantName));
  });

  test('of another agency, or of no dossier, is not told', async () => {
    const read = text((await nam.get(consolePaths.dossierTimes('H99.102-000000-0000'))).html);
    assert.match(read, /Không có hồ sơ mã H99\.102-000000-0000/);
  });
});

test('a new version shows how many still run on the old one', async () => {
  const { html: bpmn } = await nam.get(consolePaths.bpmn(birth));
  await publishProcess(await office.officer('nam'), { code: birth, bpmn });
  const read = text((await nam.get(consolePaths.process(birth))).html);
  assert.match(read, /Các bản.*Bản 2 .*Vẽ ở đây 0.*Bản 1 .*Gói dữ liệu 0/);
});
