import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { createLetterPress } from '#engines/letters/index.ts';
import { accessRules } from '#modules/identity/index.ts';
import { listInbox } from '#modules/workflow/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { Context } from '#platform/context.ts';
import { folderBlobStore, storeMade } from '#platform/files/index.ts';
import { type PostedFile, testApp, testDatabase, type Visitor, visitor } from '#platform/testing/index.ts';
import { postedFrom } from '#ui/form/posted-from.ts';
import { citizenRoutes } from './citizen-routes.tsx';
import { errorTexts } from './error-texts.ts';
import { libraryCard, sampleOffice } from './fixtures.ts';
import {
  acceptDossier,
  deliverResult,
  draftResult,
  findDossierByCode,
  handOverDossier,
  issueResult,
  requestSupplement,
  signOffDossier,
} from './index.ts';

const database = await testDatabase();
const office = await sampleOffice(database);
const blobs = folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-citizen-')));
const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
after(() => letters.close());
const site = await testApp({
  database,
  now: () => office.clock.now,
  accessRules,
  errorTexts,
  signInPath: '/dang-nhap',
  routes: [citizenRoutes({ blobs, letters, baseUrl: 'https://muongmau.example' })],
});
await database.db
  .updateTable('citizen')
  .set({
    identityNumber: '099196000074',
    phone: '0990000074',
    email: 'lan@nguoidan.example',
    address: JSON.stringify({ place: '99004', detail: 'Bản Nà Lúa 1' }),
  })
  .where('id', '=', office.lan.actor.id)
  .execute();

const lan = await visitor(site, office.lan.actor);
const paoHimself: Actor = {
  kind: 'citizen',
  id: await registered('Sùng A Páo'),
  name: 'Sùng A Páo',
  positions: [],
};
const pao = await visitor(site, paoHimself);
const hung = await office.officer('hung');

async function registered(fullName: string): Promise<string> {
  const id = crypto.randomUUID();
  const row = { id, version: 1, fullName, assurance: 'contact', createdAt: office.clock.now };
  await database.db.insertInto('citizen').values(row).execute();
  return id;
}

const apply = `/nop-ho-so/${libraryCard.code}`;
const pdf: PostedFile = {
  field: 'paper1.upload',
  name: 'ảnh chân dung.pdf',
  mediaType: 'application/pdf',
  bytes: Buffer.from('%PDF-1.7\n%%EOF\n'),
};

/** Fills in what a person types over what the page already shows, and presses the button. */
async function fill(
  who: Visitor,
  path: string,
  typed: Readonly<Record<string, string>> = {},
  { action = 'continue', files }: { readonly action?: string; readonly files?: readonly PostedFile[] } = {},
) {
  const shown = postedFrom((await who.get(path)).html).filter(([name]) => name !== 'q' && !(name in typed));
  const fields = [...shown, ...Object.entries(typed), ['action', action] as const];
  return who.post(path, fields, files);
}

async function begin(who: Visitor): Promise<{ readonly id: string; readonly path: string }> {
  const begun = await who.post(apply, { placeCode: '99004' });
  assert.equal(begun.status, 303);
  const [, id] = /^\/to-khai\/([^/]+)\/buoc\/applicant$/.exec(begun.location!) ?? [];
  assert.ok(id);
  return { id, path: begun.location! };
}

const request = { request: 'Đề nghị cấp thẻ thư viện', agreed: 'yes' };

/** A draft filled in to its review. */
async function filled(who: Visitor): Promise<string> {
  const { id, path } = await begin(who);
  await fill(who, path, { phone: '0990000074' });
  await fill(who, `/to-khai/${id}/buoc/request`, request);
  await fill(who, `/to-khai/${id}/buoc/papers`);
  const contact = await fill(who, `/to-khai/${id}/buoc/lien-he`);
  assert.equal(contact.location, `/to-khai/${id}/xem-lai`);
  return id;
}

async function sent(who: Visitor) {
  const id = await filled(who);
  const answer = await who.post(`/to-khai/${id}/nop`, {});
  assert.equal(answer.status, 303, answer.html);
  const [, dossierId] = /^\/ho-so-cua-toi\/([^/]+)\/da-nop$/.exec(answer.location!) ?? [];
  return dossierId!;
}

describe('applying', () => {
  test('goes from the first page over every stage to the receipt, with what the account knows', async () => {
    const start = await lan.get(apply);
    assert.match(start.html, /<option value="99004" selected/);
    assert.match(start.html, /Ảnh chân dung/);

    const { id, path } = await begin(lan);
    const first = await lan.get(path);
    assert.match(first.html, /value="099196000074"/);
    assert.match(first.html, /Lấy từ tài khoản của bạn/);
    assert.equal((await fill(lan, path)).location, `/to-khai/${id}/buoc/request`);
    assert.equal(
      (await fill(lan, `/to-khai/${id}/buoc/request`, request)).location,
      `/to-khai/${id}/buoc/papers`,
    );
    const papers = await fill(lan, `/to-khai/${id}/buoc/papers`, {}, { files: [pdf] });
    assert.equal(papers.location, `/to-khai/${id}/buoc/lien-he`);
    await fill(lan, `/to-khai/${id}/buoc/lien-he`);

    const review = await lan.get(`/to-khai/${id}/xem-lai`);
    for (const said of [
      /Đề nghị cấp thẻ thư viện/,
      /ảnh chân dung\.pdf/,
      /Xã Nà Lúa/,
      /0990000074/,
      /Phải nộp: 20\.000/,
    ]) {
      assert.match(review.html, said);
    }
    const answer = await lan.post(`/to-khai/${id}/nop`, {});
    const receipt = await lan.get(answer.location!);
    const [code] = /H99\.102-261125-\d{4}/.exec(receipt.html) ?? [];
    assert.ok(code);
    assert.match(receipt.html, /Mã QR tra cứu hồ sơ/);
    assert.match(receipt.html, /href="\/thanh-toan\/[0-9a-f-]{36}">Thanh toán/);

    const dossier = await findDossierByCode(database.db, office.lan.actor, code);
    assert.equal(dossier?.applicantIdentityNumber, '099196000074');
    assert.equal(dossier?.applicantAddress, 'Bản Nà Lúa 1, Xã Nà Lúa, Tỉnh Mường Mẫu');
    assert.equal(dossier?.returnMethod, 'online');
    assert.doesNotMatch(
      (await lan.get('/ho-so-cua-toi')).html,
      new RegExp(id),
      'the draft is no longer listed',
    );
    assert.match((await lan.get('/ho-so-cua-toi')).html, new RegExp(code));
  });

  test('sent twice, also at once, is one dossier', async () => {
    const id = await filled(lan);
    const answers = await Promise.all([1, 2, 3].map(() => lan.post(`/to-khai/${id}/nop`, {})));
    const again = await lan.post(`/to-khai/${id}/nop`, {});
    assert.equal(new Set([...answers, again].map(({ location }) => location)).size, 1);
    assert.match((await lan.get(`/to-khai/${id}`)).location!, /^\/ho-so-cua-toi\//);
  });

  test('is shown what of the last days is like it, and may go on', async () => {
    await sent(lan);
    const id = await filled(lan);
    const { html } = await lan.get(`/to-khai/${id}/xem-lai`);
    assert.match(html, /Bạn vừa nộp thủ tục này[\s\S]*H99\.102-261125-\d{4}/);
    assert.equal((await lan.post(`/to-khai/${id}/nop`, {})).status, 303);
  });

  test('without a place is asked for it', async () => {
    for (const placeCode of ['', '11111']) {
      const answer = await lan.post(apply, { placeCode });
      assert.equal(answer.status, 422);
      assert.match(answer.html, /<title>Lỗi: .*Chọn nơi giải quyết trong danh sách/s);
    }
  });

  test('begun twice by a double click is one draft', async () => {
    const [one, other] = [await begin(lan), await begin(lan)];
    assert.equal(one.id, other.id);
  });

  test('needs a sign-in, and of a procedure not in force is a missing page', async () => {
    const nobody = await visitor(site);
    const answer = await nobody.get(apply);
    assert.equal(answer.location, `/dang-nhap?returnTo=${encodeURIComponent(apply)}`);
    assert.equal((await lan.get('/nop-ho-so/9.999999')).status, 404);
  });
});

describe('a stage with mistakes', () => {
  test('shows every one, and keeps every word that was typed', async () => {
    const { path } = await begin(pao);
    const wrong = {
      fullName: 'Páo 7',
      identityNumber: '12',
      birthDate: '31/02/1990',
      phone: '09',
      email: 'pao@',
      'address.detail': '',
      onBehalf: '',
    };
    const answer = await fill(pao, path, wrong);
    assert.equal(answer.status, 422);
    assert.match(answer.html, /<title>Lỗi: /);
    for (const [name, typed] of Object.entries(wrong)) {
      assert.ok(answer.html.includes(`href="#${name}"`), `${name} is in the summary`);
      if (typed) assert.ok(answer.html.includes(`value="${typed}"`), `${name} is kept`);
    }
    const later = await pao.get(path);
    assert.match(later.html, /value="Páo 7"/, 'the draft kept it too');
  });

  test('names the file that is refused at its box, and keeps the others and the words', async () => {
    const { id, path } = await begin(pao);
    await fill(pao, path, { 'address.province': '99' });
    await fill(pao, `/to-khai/${id}/buoc/request`, { ...request, agreed: '' });
    const papers = `/to-khai/${id}/buoc/papers`;
    const files = [
      pdf,
      { ...pdf, name: 'virus.exe', bytes: Buffer.from('MZ\x90\0'.padEnd(300, '\0'), 'latin1') },
    ];
    const answer = await fill(pao, papers, {}, { files });
    assert.equal(answer.status, 422);
    assert.match(answer.html, /href="#paper1">Không nhận loại tệp của “virus\.exe”/);
    assert.match(answer.html, /ảnh chân dung\.pdf/);

    const [, fileId] = /name="paper1" value="([0-9a-f-]{36})"/.exec(answer.html) ?? [];
    const removed = await fill(pao, papers, {}, { action: `remove paper1.${fileId}` });
    assert.equal(removed.location, `${papers}#paper1`);
    assert.doesNotMatch((await pao.get(papers)).html, /ảnh chân dung\.pdf/);
  });

  test('of a file larger than allowed says so and loses nothing', async () => {
    const { id } = await begin(pao);
    const large = { ...pdf, bytes: Buffer.alloc(20 * 2 ** 20 + 1) };
    const answer = await fill(pao, `/to-khai/${id}/buoc/papers`, {}, { files: [large] });
    assert.equal(answer.status, 422);
    assert.match(answer.html, /lớn quá 20 MB/);
  });

  test('cannot be sent around the review', async () => {
    const { id } = await begin(pao);
    const answer = await pao.post(`/to-khai/${id}/nop`, {});
    assert.equal(answer.status, 422);
    assert.match(answer.html, /Còn phần chưa xong/);
    assert.doesNotMatch(answer.html, new RegExp(`action="/to-khai/${id}/nop"`));
  });
});

describe('a draft', () => {
  test('is gone on with on another device, and saved for later by its button', async () => {
    const { id, path } = await begin(lan);
    const saved = await fill(lan, path, { phone: '0911111111' }, { action: 'save' });
    assert.equal(saved.location, '/ho-so-cua-toi');
    const other = await visitor(site, office.lan.actor);
    assert.match((await other.get('/ho-so-cua-toi')).html, new RegExp(`href="/to-khai/${id}"`));
    const resumed = await other.get((await other.get(`/to-khai/${id}`)).location!);
    assert.match(resumed.html, /value="0911111111"/);
  });

  test('changed in another window is not overwritten unseen, and what was typed here is still there', async () => {
    const { path } = await begin(lan);
    const old = postedFrom((await lan.get(path)).html).filter(([name]) => name !== 'phone');
    await fill(lan, path, { phone: '0922222222' }, { action: 'save' });
    const answer = await lan.post(path, [...old, ['phone', '0933333333'], ['action', 'continue']]);
    assert.equal(answer.status, 409);
    assert.match(answer.html, /vừa được sửa ở nơi khác/);
    assert.match(answer.html, /value="0933333333"/);
    const kept = await lan.post(path, [...postedFrom(answer.html, 'continue')]);
    assert.match(kept.location!, /request$/);
    assert.match((await lan.get(path)).html, /value="0933333333"/);
  });

  test('posted twice by a double click goes on as if once', async () => {
    const { path } = await begin(lan);
    const fields = postedFrom((await lan.get(path)).html, 'continue').filter(([name]) => name !== 'q');
    const answers = await Promise.all([lan.post(path, fields), lan.post(path, fields)]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303],
    );
  });

  test('of someone else does not exist', async () => {
    const { id, path } = await begin(lan);
    for (const url of [path, `/to-khai/${id}`, `/to-khai/${id}/xem-lai`]) {
      assert.equal((await pao.get(url)).status, 404, url);
    }
    for (const url of [path, `/to-khai/${id}/nop`, `/to-khai/${id}/xoa`]) {
      assert.equal((await pao.post(url, {})).status, 404, url);
    }
    assert.equal((await lan.post(`/to-khai/${id}/xoa`, {})).location, '/ho-so-cua-toi');
    assert.equal((await lan.get(path)).status, 404);
  });

  test('takes no file of someone else by its id', async () => {
    const { fileId } = await foreignFile();
    const id = await filled(lan);
    const papers = `/to-khai/${id}/buoc/papers`;
    for (const forged of [fileId, 'no-id', '../../etc/passwd']) {
      await fill(lan, papers, { paper1: forged });
      assert.doesNotMatch((await lan.get(papers)).html, /của Páo/);
      const answer = await lan.post(`/to-khai/${id}/nop`, {});
      assert.equal(answer.status, 422, forged);
      assert.match(answer.html, /Tệp ở ảnh chân dung không còn/);
    }
  });

  test('sent when the session has ended waits, and is sent after the sign-in', async () => {
    const { id, path } = await begin(lan);
    const fields = postedFrom((await lan.get(path)).html, 'continue').filter(
      ([name]) => name !== 'q' && name !== 'phone',
    );
    site.endSessions();
    const answer = await lan.post(path, [...fields, ['phone', '0944444444']]);
    assert.equal(answer.location, '/dang-nhap?returnTo=/kept-form');

    await Promise.all([lan.signIn(office.lan.actor), pao.signIn(paoHimself)]);
    const kept = await lan.get('/kept-form');
    assert.match(kept.html, new RegExp(`action="${path}"`));
    await lan.post(path, postedFrom(kept.html));
    assert.match((await lan.get(path)).html, /value="0944444444"/);
    assert.match((await lan.get(`/to-khai/${id}`)).location!, /request$/);
  });
});

/** Every step of the office, to the result in the register. */
async function finish(dossierId: string, fileId: string): Promise<void> {
  const [thanh, duc, mai, yen] = await Promise.all(
    ['thanh', 'duc', 'mai', 'yen'].map((name) => office.officer(name)),
  );
  const stepOf = async (ctx: Context) =>
    (await listInbox(database.db, ctx.actor)).find(({ subjectId }) => subjectId === dossierId)!.id;
  const handOver = async (ctx: Context, how: object) =>
    handOverDossier(ctx, { dossierId, workItemId: await stepOf(ctx), ...how });
  await handOver(thanh!, { handlerId: duc!.actor.id });
  await handOver(duc!, { outcome: 'grant' });
  await handOver(thanh!, { outcome: 'approve' });
  await signOffDossier(mai!, { dossierId, fileId });
  await issueResult(yen!, { dossierId, fileId });
}

async function foreignFile() {
  const ctx: Context = office.system.as({
    kind: 'citizen',
    id: crypto.randomUUID(),
    name: 'Páo',
    positions: [],
  });
  const made = { bytes: pdf.bytes, name: 'giấy của Páo.pdf', mediaType: 'application/pdf' };
  return { fileId: (await storeMade(ctx, blobs, made)).id };
}

describe("the applicant's page", () => {
  test('explains the deadline, and gives the acknowledgement as PDF', async () => {
    const id = await sent(lan);
    assert.match(
      (await lan.get(`/ho-so-cua-toi/${id}`)).html,
      /Thời hạn bắt đầu tính khi hồ sơ được tiếp nhận/,
    );
    await acceptDossier(hung, { dossierId: id });
    const page = await lan.get(`/ho-so-cua-toi/${id}`);
    assert.match(page.html, /Được tiếp nhận/);
    assert.match(page.html, /5 ngày làm việc/);
    const [, href] = /href="([^"]+\.pdf)"/.exec(page.html) ?? [];
    const letter = await lan.get(href!);
    assert.equal(Buffer.from(letter.bytes.subarray(0, 5)).toString(), '%PDF-');
    assert.match(String(letter.headers['content-disposition']), /^attachment; filename="acknowledgement-H99/);
    assert.equal((await pao.get(href!)).status, 404);
  });

  test('takes what was asked for, naming a file that is refused', async () => {
    const id = await sent(lan);
    await requestSupplement(hung, { dossierId: id, reason: 'Ảnh bị mờ', papers: ['Ảnh rõ mặt'] });
    const page = await lan.get(`/ho-so-cua-toi/${id}`);
    assert.match(page.html, /Cần bạn bổ sung.*Ảnh bị mờ.*Ảnh rõ mặt/s);
    const supplement = `/ho-so-cua-toi/${id}/bo-sung`;
    assert.equal((await lan.post(supplement, {}, [])).status, 422);
    const wrong = await lan.post(supplement, {}, [
      { ...pdf, field: 'files', name: 'rong.pdf', bytes: Buffer.alloc(0) },
    ]);
    assert.match(wrong.html, /href="#files">Tệp “rong\.pdf” không có nội dung/);
    const given = await lan.post(supplement, {}, [{ ...pdf, field: 'files' }]);
    assert.equal(given.location, `/ho-so-cua-toi/${id}`);
    const after = await lan.get(given.location!);
    assert.match(after.html, /Đã nhận giấy tờ bổ sung/);
    assert.match(after.html, /ảnh chân dung\.pdf/);
    assert.equal((await lan.post(supplement, {}, [{ ...pdf, field: 'files' }])).status, 409);
  });

  test('lets one withdraw while it is open', async () => {
    const id = await sent(lan);
    assert.equal((await pao.post(`/ho-so-cua-toi/${id}/rut`, {})).status, 404);
    assert.equal((await lan.post(`/ho-so-cua-toi/${id}/rut`, { reason: 'Nhầm xã' })).status, 303);
    const page = await lan.get(`/ho-so-cua-toi/${id}`);
    assert.match(page.html, /Công dân yêu cầu rút hồ sơ/);
    assert.doesNotMatch(page.html, /action="[^"]*\/rut"/);
    assert.equal((await lan.post(`/ho-so-cua-toi/${id}/rut`, {})).status, 409);
  });

  test('gives the result, not its draft, and takes one rating', async () => {
    const id = await sent(lan);
    await acceptDossier(hung, { dossierId: id });
    const duc = await office.officer('duc');
    const draft = await storeMade(duc, blobs, {
      bytes: pdf.bytes,
      name: 'dự thảo.pdf',
      mediaType: 'application/pdf',
    });
    await draftResult(duc, { dossierId: id, fileId: draft.id });
    assert.doesNotMatch((await lan.get(`/ho-so-cua-toi/${id}`)).html, /dự thảo/);
    assert.equal((await lan.get(`/ho-so-cua-toi/${id}/tep/${draft.id}`)).status, 404);
    assert.equal((await lan.post(`/ho-so-cua-toi/${id}/danh-gia`, { score: '5' })).status, 409);

    const result = await storeMade(duc, blobs, {
      bytes: pdf.bytes,
      name: 'Thẻ thư viện.pdf',
      mediaType: 'application/pdf',
    });
    await finish(id, result.id);
    await deliverResult(hung, { dossierId: id });
    const page = await lan.get(`/ho-so-cua-toi/${id}`);
    const download = await lan.get(`/ho-so-cua-toi/${id}/tep/${result.id}`);
    assert.match(page.html, /Thẻ thư viện\.pdf/);
    assert.deepEqual(Buffer.from(download.bytes), Buffer.from(pdf.bytes));
    assert.match(
      String(download.headers['content-disposition']),
      /filename="The thu vien\.pdf"; filename\*=UTF-8''Th%E1/,
    );

    const rating = `/ho-so-cua-toi/${id}/danh-gia`;
    const unsure = await lan.post(rating, { comment: 'Nhanh & gọn' });
    assert.equal(unsure.status, 422);
    assert.match(unsure.html, /Chọn một mức đánh giá.*Nhanh &amp; gọn/s);
    assert.equal((await pao.post(rating, { score: '1' })).status, 404);
    assert.equal((await lan.post(rating, { score: '5', comment: 'Nhanh' })).status, 303);
    assert.match((await lan.get(`/ho-so-cua-toi/${id}`)).html, /Bạn đã đánh giá: Rất hài lòng/);
    assert.equal((await lan.post(rating, { score: '1' })).status, 409);
  });

  test("of someone else's dossier is a missing page", async () => {
    const id = await sent(lan);
    for (const path of ['', '/da-nop'])
      assert.equal((await pao.get(`/ho-so-cua-toi/${id}${path}`)).status, 404);
  });
});
