import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import { parse } from 'yaml';
import { createLetterPress } from '#engines/letters/index.ts';
import { pdfText, poppler } from '#engines/letters/poppler.ts';
import { dayOf } from '#modules/org/index.ts';
import { getProcedure } from '#modules/procedures/index.ts';
import { demoHolders, enrolDemoKeys, listSigningRecords, verifyFile } from '#modules/signing/index.ts';
import { listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { folderBlobStore, getFile, storeMade } from '#platform/files/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { deskPaths } from './desk-paths.ts';
import { deskRoutes } from './desk-routes.tsx';
import { acceptDossier, dossierOriginals, getDossier, listFiles, statuses, submitDossier } from './index.ts';
import { listPartResults, type PartResult } from './issued-dossier.ts';
import { getOwnDossier } from './own-dossier.ts';
import { processOffice } from './process-fixtures.ts';
import { signPaths } from './sign-paths.ts';
import { signRoutes } from './sign-routes.tsx';

const pin = '246810';
const database = await testDatabase();
const { db } = database;
const office = await processOffice(database);
const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
const blobs = folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-part-')));
const services = { blobs, letters } as never;
const house = await testApp({
  database,
  now: () => office.clock.now,
  routes: [deskRoutes(services), signRoutes(services)],
  accessRules: { officer: (actor) => actor.kind === 'officer' },
});
after(() => Promise.all([house.app.close(), letters.close()]));
await enrolDemoKeys(office.system, await demoHolders(db, dayOf(office.clock.now)), pin);

const opinion = {
  id: 'fitness',
  name: 'Giấy xác nhận đủ điều kiện vệ sinh',
  steps: [
    { id: 'examine', name: 'Thẩm định', position: 'handler', action: 'handle', share: 0.6 },
    {
      id: 'approve',
      name: 'Ký giấy xác nhận',
      position: 'signer',
      action: 'sign',
      share: 0.3,
      outcomes: ['sign', 'sendBack'],
      returnTo: 'examine',
    },
    { id: 'stamp', name: 'Vào sổ, đóng dấu', position: 'sealKeeper', action: 'issue', share: 0.1 },
  ],
};
const way = [
  { id: 'health', name: 'Xác nhận điều kiện vệ sinh', call: 'fitness', place: 'H99.12', share: 0.4 },
  { id: 'handle', name: 'Thẩm định', position: 'handler', action: 'handle', share: 0.6 },
  { id: 'hand', name: 'Trả kết quả', position: 'receptionist', action: 'return', share: 0 },
];
// Khang, the director An and the clerk Mỹ of the Department of Health; Đức of the commune.
const [khang, an, my, duc, mai] = (await Promise.all(
  ['khang', 'an', 'my', 'duc', 'mai'].map((name) => office.officer(name)),
)) as [Context, Context, Context, Context, Context];
const unitOf = async (code: string) =>
  (await db.selectFrom('unit').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id;
const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('a part of a dossier at another agency', () => {
  test('is drawn up, signed, numbered and sealed there, and the whole gets the file', {
    skip: !poppler,
  }, async () => {
    const id = await office.begin(way, { called: [opinion] });
    const [desk, director, clerk] = await Promise.all(
      [khang, an, my].map((each) => visitor(house, each.actor)),
    );
    const seen = async (ctx: Context) => String((await getDossier(db, ctx.actor, id)).version);
    const page = text((await desk!.get(deskPaths.dossier(id))).html);
    assert.match(page, /Dự thảo kết quả.*Nguyễn Thị Bình An, Giám đốc Sở/, 'its own signer');
    assert.doesNotMatch(page, /Quàng Thị Mai, Chủ tịch/);

    const drafted = await desk!.post(deskPaths.act(id, 'draft'), {
      seenVersion: await seen(khang),
      'draft-text': 'Địa điểm đủ điều kiện vệ sinh theo quy định.',
      'draft-signer': an.actor.id!,
    });
    assert.equal(drafted.status, 303);
    await office.pass(khang, id);

    const waiting = text((await director!.get(signPaths.list())).html);
    assert.match(waiting, /Dự thảo/);
    const [draft] = await listFiles(db, id, 'part-draft');
    assert.equal((await director!.post(signPaths.sign(id), { file: draft!.fileId, pin })).status, 303);
    assert.equal(
      (await visitor(house, mai.actor).then((each) => each.post(signPaths.sign(id), { pin }))).status,
      404,
    );
    const signedOnly = await getOwnDossier(office.lan, id);
    assert.deepEqual(
      signedOnly.files.filter(({ purpose }) => purpose.startsWith('part')),
      [],
      'the applicant sees nothing before it is issued',
    );

    const standing = async () => {
      const [{ agencyId, documentNumber }] = (await listPartResults(db, id)) as [PartResult];
      const original = { subjectType: 'dossier', subjectId: id, agencyId, documentNumber: documentNumber! };
      const bearer = await dossierOriginals.forBearer(db, original);
      return [(await dossierOriginals.standing(db, original)).state, bearer?.fileId];
    };
    assert.deepEqual(await standing(), ['pending', undefined], 'its code leads to no file yet');

    assert.match(text((await clerk!.get(signPaths.issue(id))).html), /Cơ quan ban hành Sở Y tế/);
    assert.equal((await clerk!.post(signPaths.issue(id), { pin })).status, 303);
    const [result] = await listPartResults(db, id);
    assert.equal(result?.agencyId, await unitOf('H99.12'));
    assert.match(result?.documentNumber ?? '', /^\d+\/SYT/, 'a letter in its own series');
    assert.equal(
      (await getDossier(db, duc.actor, id)).documentNumber,
      null,
      'the number of the whole is its own',
    );

    const [file] = await listFiles(db, id, 'part-result');
    assert.deepEqual(await standing(), ['valid', file!.fileId]);
    const stored = await getFile(db, file!.fileId);
    const bytes = await buffer(blobs.read(stored.sha256));
    assert.match(await pdfText(bytes), /SỞ Y TẾ[\s\S]*Địa điểm đủ điều kiện vệ sinh/);
    const verdict = await verifyFile(db, bytes, office.clock.now);
    assert.deepEqual(
      verdict.kind === 'signed' && verdict.signatures.map(({ signerName }) => signerName),
      [an.actor.name, 'Sở Y tế'],
      'a person and an agency',
    );
    const records = await listSigningRecords(db, 'dossier', id);
    assert.deepEqual(
      records.map(({ purpose }) => purpose),
      ['signature', 'seal'],
    );

    const whole = text(
      (await visitor(house, duc.actor).then((each) => each.get(deskPaths.dossier(id)))).html,
    );
    assert.match(
      whole,
      /Kết quả của các cơ quan phối hợp.*Giấy xác nhận đủ điều kiện vệ sinh Sở Y tế \d+\/SYT/,
    );
    assert.equal((await listInbox(db, duc.actor))[0]?.elementId, 'handle');
    const own = await getOwnDossier(office.lan, id);
    assert.ok(own.files.some(({ fileId }) => fileId === file!.fileId));
  });

  test('runs beside another with a signer of its own: each signs what is theirs', async () => {
    const other = { ...opinion, id: 'plan', name: 'Giấy xác nhận phù hợp quy hoạch' };
    const both = {
      id: 'both',
      parallel: [
        { id: 'health', call: 'fitness', place: 'H99.12', share: 1 },
        { id: 'building', call: 'plan', place: 'H99.08', share: 1 },
      ],
    };
    const id = await office.begin([both, way[2]!], { called: [opinion, other] });
    const [vy, tien] = (await Promise.all(['vy', 'tien'].map((name) => office.officer(name)))) as [
      Context,
      Context,
    ];
    await office.pass(khang, id);
    await office.pass(vy, id);
    for (const [ctx, clerkName] of [
      [an, 'my'],
      [tien, 'anh'],
    ] as const) {
      const signer = await visitor(house, ctx.actor);
      assert.equal((await signer.post(signPaths.sign(id), { 'on-paper': 'yes' })).status, 303);
      const clerk = await visitor(house, (await office.officer(clerkName)).actor);
      assert.equal((await clerk.post(signPaths.issue(id), { 'on-paper': 'yes' })).status, 303);
    }
    const results = await listPartResults(db, id);
    assert.deepEqual(
      results
        .map(({ name, documentNumber }) => [name, /^\d+\/GXN-(SYT|SXD)$/.exec(documentNumber ?? '')?.[1]])
        .toSorted(),
      [
        ['Giấy xác nhận phù hợp quy hoạch', 'SXD'],
        ['Giấy xác nhận đủ điều kiện vệ sinh', 'SYT'],
      ].toSorted(),
    );
    assert.deepEqual(
      (await office.open(id)).map(({ elementId }) => elementId),
      ['hand'],
    );
  });
});

test('birth, residence and insurance of a child are one dossier over three agencies', async () => {
  const { id: procedureVersionId } = await getProcedure(db, '2.000986', dayOf(office.clock.now));
  const file = parse(
    readFileSync(
      'packs/national/procedures/2.000986-lien-thong-khai-sinh-thuong-tru-bao-hiem/examples/lan-lam-ca-ba-viec-cho-con.yaml',
      'utf8',
    ),
  );
  const notice = await storeMade(office.lan, blobs, {
    bytes: Buffer.from('%PDF-1.7\n%%EOF\n'),
    name: 'giay-chung-sinh.pdf',
    mediaType: 'application/pdf',
  });
  const { id } = await submitDossier(office.lan, {
    ...office.application(),
    procedureVersionId,
    answers: { ...file.answers, birthNotice: [notice.id] },
  });
  await acceptDossier(office.hung, { dossierId: id });
  const whole = (await getDossier(db, duc.actor, id)).dueAt;
  await office.pass(duc, id, { outcome: 'grant' });

  const officer = async (name: string) => visitor(house, (await office.officer(name)).actor);
  const byHand = async (signer: string, clerk: string) => {
    const signed = await (await officer(signer)).post(signPaths.sign(id), { 'on-paper': 'yes' });
    const issued = await (await officer(clerk)).post(signPaths.issue(id), { 'on-paper': 'yes' });
    assert.deepEqual([signed.status, issued.status], [303, 303], signer);
  };
  await byHand('mai', 'yen');
  const open = await office.open(id);
  assert.deepEqual(open.map(({ title }) => title).toSorted(), [
    'Cấp mã số, lập thẻ',
    'Cập nhật cơ sở dữ liệu về cư trú',
  ]);
  assert.ok(
    open.every(({ dueAt }) => Temporal.Instant.compare(dueAt, whole!) < 0),
    'each part on a clock of its own',
  );

  // Phương and Khánh of the commune's police; Nguyệt, Thọ and Dương of the social insurance.
  await office.pass(await office.officer('phuong'), id);
  await byHand('khanh', 'phuong');
  await office.pass(await office.officer('nguyet'), id);
  await byHand('tho', 'duong');
  const dossier = await getDossier(db, duc.actor, id);
  assert.equal(dossier.status, statuses.finished);
  assert.deepEqual(dossier.dueAt, whole, 'one clock for the citizen');
  assert.match(dossier.documentNumber ?? '', /^\d+\/2026$/, 'the birth certificate in its book');
  const results = await listPartResults(db, id);
  assert.deepEqual(results.map(({ name }) => name).toSorted(), [
    'Thông báo kết quả giải quyết thủ tục về cư trú',
    'Thẻ bảo hiểm y tế',
  ]);
});
