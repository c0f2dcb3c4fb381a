import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createLetterPress } from '#engines/letters/index.ts';
import { accessRules } from '#modules/identity/index.ts';
import { publishProcedures } from '#modules/procedures/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import { folderBlobStore } from '#platform/files/index.ts';
import { type PostedFile, testApp, testDatabase, type Visitor, visitor } from '#platform/testing/index.ts';
import { postedFrom } from '#ui/form/posted-from.ts';
import { citizenRoutes } from '../citizen-routes.tsx';
import { deskPaths } from '../desk-paths.ts';
import { deskRoutes } from '../desk-routes.tsx';
import { errorTexts } from '../error-texts.ts';
import { libraryCard, sampleOffice } from '../fixtures.ts';
import { citizenPaths } from '../paths.ts';

/** A library card that an employer vouches for, and the owner of the house agrees to. */
const code = '9.000077';
const form = {
  id: 'library-card-for-workers',
  version: 1,
  title: 'Thẻ thư viện cho người làm công',
  coSigner: { label: 'Chủ nhà' },
  stages: [
    {
      id: 'reader',
      title: 'Bạn đọc',
      fields: [{ name: 'reader', kind: 'personName', label: 'Họ và tên bạn đọc', required: true }],
    },
    {
      id: 'employer',
      title: 'Nơi làm việc',
      respondent: 'Người sử dụng lao động',
      fields: [
        { name: 'employer', kind: 'text', label: 'Tên nơi làm việc', required: true },
        { name: 'contract', kind: 'file', label: 'Hợp đồng', component: '1', maxFiles: 2 },
      ],
    },
  ],
};

const database = await testDatabase();
const { db } = database;
const office = await sampleOffice(database);
await publishProcedures(office.system, [{ procedure: { ...libraryCard, code }, form }], {
  effectiveFrom: Temporal.PlainDate.from('2025-07-01'),
  source: 'test',
});
const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
const services = {
  blobs: folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-invitations-'))),
  letters,
  finderFor: () => Promise.reject(new Error('nothing is looked for here')),
  baseUrl: 'https://muongmau.example',
};
const site = await testApp({
  database,
  now: () => office.clock.now,
  accessRules,
  errorTexts,
  signInPath: '/dang-nhap',
  routes: [citizenRoutes(services), deskRoutes(services)],
});
after(() => Promise.all([site.app.close(), letters.close()]));

async function citizen(name: string): Promise<Visitor> {
  const id = crypto.randomUUID();
  const row = { id, version: 1, fullName: name, assurance: 'identified', createdAt: office.clock.now };
  await db.insertInto('citizen').values(row).execute();
  const actor: Actor = { kind: 'citizen', id, name, positions: [] };
  return visitor(site, actor);
}
const lan = await visitor(site, office.lan.actor);
const [boss, landlord, stranger] = [
  await citizen('Trần Huy Hoàng'),
  await citizen('Lý Thị Chải'),
  await citizen('Sùng A Páo'),
];

async function fill(who: Visitor, path: string, typed: Record<string, string>, files?: PostedFile[]) {
  const shown = postedFrom((await who.get(path)).html).filter(([name]) => name !== 'q' && !(name in typed));
  return who.post(path, [...shown, ...Object.entries(typed), ['action', 'continue'] as const], files);
}

/** Asks someone, and hands over the path of the link. */
async function ask(draftId: string, part: string, name: string): Promise<string> {
  const { html } = await lan.post(citizenPaths.others(draftId), { part, name });
  const [, path] = /href="https:\/\/muongmau\.example(\/loi-nho\/[^"]+)"/.exec(html) ?? [];
  assert.ok(path, html);
  return path;
}

async function begun(): Promise<string> {
  const { location } = await lan.post(citizenPaths.apply(code), { placeCode: '99004' });
  const id = location!.split('/')[2]!;
  await fill(lan, citizenPaths.stage(id, 'reader'), { reader: 'Lò Thị Lan' });
  await fill(lan, citizenPaths.stage(id, 'lien-he'), { phone: '0912345678', returnMethod: 'online' });
  return id;
}

test('a form with a page for someone else waits for their answer and for the co-signer, and tells who gave it', async () => {
  const id = await begun();
  const waiting = await lan.get(citizenPaths.review(id));
  assert.match(waiting.html, /Còn chờ phần của người khác/);
  assert.doesNotMatch(waiting.html, /action="[^"]*\/nop"/);

  const toBoss = await ask(id, 'employer', 'Anh Hoàng');
  const page = await boss.get(toBoss);
  assert.match(page.html, /Lò Thị Lan nhờ bạn/);
  assert.doesNotMatch(page.html, /Họ và tên bạn đọc/);
  assert.equal((await fill(boss, toBoss, { employer: '' })).status, 422);
  assert.equal((await fill(boss, toBoss, { employer: 'Xưởng mộc Nà Lúa' })).status, 303);

  const toLandlord = await ask(id, '*', 'Bà Chải');
  const whole = await landlord.get(toLandlord);
  assert.match(whole.html, /Xưởng mộc Nà Lúa/);
  const version = /name="version" value="(\d+)"/.exec(whole.html)![1]!;
  assert.equal((await landlord.post(toLandlord, { version })).status, 422, 'without the tick');
  assert.equal((await landlord.post(toLandlord, { version, agreement: 'yes' })).status, 303);

  const sent = await lan.post(citizenPaths.submission(id), {});
  assert.equal(sent.status, 303, sent.html);
  const dossierId = sent.location!.split('/')[2]!;
  const { html } = await (await visitor(site, (await office.officer('hung')).actor)).get(
    deskPaths.dossier(dossierId),
  );
  assert.match(html, /Người sử dụng lao động<[\s\S]*?Trần Huy Hoàng điền lúc/);
  assert.match(html, /Chủ nhà<[\s\S]*?Lý Thị Chải xác nhận lúc/);
  assert.equal((await boss.get(toBoss)).status, 404, 'once it is sent the link is closed');
});

test('what was changed after someone agreed must be agreed to again', async () => {
  const id = await begun();
  await fill(boss, await ask(id, 'employer', 'Anh Hoàng'), { employer: 'Xưởng mộc' });
  const link = await ask(id, '*', 'Bà Chải');
  const version = /name="version" value="(\d+)"/.exec((await landlord.get(link)).html)![1]!;
  await landlord.post(link, { version, agreement: 'yes' });
  await fill(lan, citizenPaths.stage(id, 'reader'), { reader: 'Lò Thị Lan Anh' });
  assert.match((await lan.get(citizenPaths.review(id))).html, /nội dung đã đổi sau đó/);
  assert.equal((await lan.post(citizenPaths.submission(id), {})).status, 409);
  await fill(lan, citizenPaths.stage(id, 'reader'), { reader: 'Lò Thị Lan' });
  assert.equal((await lan.post(citizenPaths.submission(id), {})).status, 303, 'as it was agreed to');
});

test('any page may be asked of someone, though nobody must; a file they sent goes with it', async () => {
  const id = await begun();
  const link = await ask(id, 'reader', 'Cháu Páo');
  assert.equal((await fill(stranger, link, { reader: 'Lò Thị Lan' })).status, 303);
  assert.match((await lan.get(citizenPaths.others(id))).html, /Sùng A Páo đã trả lời/);

  const toBoss = await ask(id, 'employer', 'Anh Hoàng');
  const contract = {
    field: 'contract.upload',
    name: 'hop-dong.pdf',
    mediaType: 'application/pdf',
    bytes: Buffer.from('%PDF-1.7\n%%EOF\n'),
  };
  assert.equal((await fill(boss, toBoss, { employer: 'Xưởng mộc' }, [contract])).status, 303);
  const whole = await ask(id, '*', 'Bà Chải');
  const version = /name="version" value="(\d+)"/.exec((await landlord.get(whole)).html)![1]!;
  await landlord.post(whole, { version, agreement: 'yes' });
  assert.match((await lan.get(citizenPaths.review(id))).html, /hop-dong\.pdf/);
  assert.equal((await lan.post(citizenPaths.submission(id), {})).status, 303);
});

test('nobody answers their own question; a link taken back, replaced or too old is closed', async () => {
  const id = await begun();
  const first = await ask(id, 'employer', 'Anh Hoàng');
  assert.match((await lan.get(first)).html, /đường dẫn của chính mình/);
  assert.equal((await fill(lan, first, { employer: 'Tôi' })).status, 409);
  const second = await ask(id, 'employer', 'Anh Hoàng');
  assert.equal((await boss.get(first)).status, 404);
  assert.equal((await boss.get(second)).status, 200);
  const { html } = await lan.get(citizenPaths.others(id));
  const [, end] = /action="([^"]*\/thoi)"/.exec(html)!;
  assert.equal((await stranger.post(end!, {})).status, 404);
  await lan.post(end!, {});
  assert.equal((await boss.get(second)).status, 404);

  const third = await ask(id, 'employer', 'Anh Hoàng');
  const begin = office.clock.now;
  office.clock.now = begin.add({ hours: 24 * 14 });
  const later = await citizen('Người đến muộn');
  assert.equal((await later.get(third)).status, 404);
  office.clock.now = begin;
});

test('what is missing is asked for beside the field, and what was typed stays', async () => {
  const id = await begun();
  const { status, html } = await lan.post(citizenPaths.others(id), { name: '' });
  assert.equal(status, 422);
  assert.match(html, /href="#part">Chọn một phần/);
  assert.match(html, /href="#name">Ghi tên người được nhờ/);
});
