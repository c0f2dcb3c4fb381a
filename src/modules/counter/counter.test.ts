import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import { scanner, scanOf } from '#engines/scans/testing/scan-of.ts';
import { libraryCard } from '#modules/dossiers/fixtures.ts';
import {
  acceptDossier,
  deskPaths,
  dossierScans,
  findAssistance,
  getDossier,
  listComponents,
  listFiles,
  submitDossier,
} from '#modules/dossiers/index.ts';
import { coverSheets, workOnBatch } from '#modules/scanning/index.ts';
import { enrolDemoKeys } from '#modules/signing/index.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { getFile } from '#platform/files/index.ts';
import { type Visitor, visitor } from '#platform/testing/index.ts';
import { postedFrom } from '#ui/form/posted-from.ts';
import { counterHouse } from './fixtures.ts';
import { counterPaths } from './paths.ts';
import { sweepConfirmations } from './sweep-confirmations.ts';

const { database, office, blobs, letters, mails, hung, atCounter, house } = await counterHouse();
const { db } = database;
after(() => house.close());

const formPath = counterPaths.form(libraryCard.code);
const idIn = (location: string | undefined) => location!.match(/ho-so\/([^/#]+)/)![1]!;
const fillIn = (html: string, typed: Readonly<Record<string, string>>, action = 'continue') => {
  const form = html.slice(html.indexOf(`action="${formPath}"`));
  const fields = postedFrom(form, action).filter(([name]) => !(name in typed));
  return [...fields, ...Object.entries(typed)] as [string, string][];
};
const said = { request: 'Xin cấp thẻ thư viện', agreed: 'yes', allPapers: '1' };
const send = (fields: [string, string][], from: Visitor = atCounter) => from.post(formPath, fields, []);

/** Lan has an account of her own card. */
await db
  .updateTable('citizen')
  .set({
    identityNumber: '099190000123',
    phone: '0912000111',
    email: 'lan@muongmau.example',
    address: JSON.stringify({ place: '99004', detail: 'Bản Nà Lúa' }),
  })
  .where('id', '=', office.lan.actor.id!)
  .execute();

/** The person is typed, chosen, and what they need; the form comes filled in. */
const begin = async (person: string, need: string = libraryCard.code) => {
  const sent = await atCounter.post(counterPaths.start(), { person, need });
  assert.equal(sent.status, 303);
  return { ...(await atCounter.get(sent.location!.split('#')[0]!)), location: sent.location! };
};
const nextPerson = () => atCounter.post(counterPaths.next, {});

describe('who stands at the counter', () => {
  test('is known by a number: the form comes filled in, with the focus on the first gap', async () => {
    const { html, location } = await begin('099 190 000 123');
    assert.equal(location, `${formPath}#request`);
    for (const [field, value] of [
      ['submitter.fullName', 'Lò Thị Lan'],
      ['submitter.phone', '0912000111'],
      ['identityNumber', '099190000123'],
      ['address.detail', 'Bản Nà Lúa'],
    ] as const) {
      assert.match(html, new RegExp(`name="${field}"[^>]*value="${value}"`), field);
    }
    const reading = await db
      .selectFrom('personalDataReading')
      .select(['officerName', 'citizenId'])
      .where('citizenId', '=', office.lan.actor.id!)
      .executeTakeFirstOrThrow();
    assert.equal(reading.officerName, 'Lò Văn Hùng');
    await nextPerson();
  });

  test('is known by the telephone too', async () => {
    const { html } = await begin('0912.000.111');
    assert.match(html, /name="submitter\.fullName"[^>]*value="Lò Thị Lan"/);
    await nextPerson();
  });

  test('is found by a name without accents among those who came before, masked until chosen', async () => {
    const before = await begin('011090000777');
    await send(
      fillIn(before.html, {
        ...said,
        'submitter.fullName': 'Sùng A Chở',
        fullName: 'Sùng A Chở',
        phone: '0912000222',
        identityNumber: '011090000777',
        'address.province': '99',
        'address.commune': '99004',
        'address.detail': 'Bản Nà Lúa',
      }),
    );
    await nextPerson();

    const { html, location } = await begin('sung a cho');
    assert.equal(location, counterPaths.start(libraryCard.code));
    assert.match(html, /Sùng A Chở · \S*•+\S*/);
    assert.doesNotMatch(html, /011090000777/);
    const chosen = await atCounter.post(counterPaths.start(), { choice: '0', need: libraryCard.code });
    const form = await atCounter.get(chosen.location!.split('#')[0]!);
    assert.match(form.html, /name="identityNumber"[^>]*value="011090000777"/);
    await nextPerson();
  });

  test('whom nobody knows is registered with what was typed', async () => {
    const { html } = await begin('011090000888');
    assert.match(html, /name="submitter\.identityNumber"[^>]*value="011090000888"/);
    await nextPerson();
    const { html: named } = await begin('Vàng Thị Không Ai Biết');
    assert.match(named, /name="submitter\.fullName"[^>]*value="Vàng Thị Không Ai Biết"/);
    await nextPerson();
    assert.doesNotMatch((await atCounter.get(formPath)).html, /Không Ai Biết/, 'the next person begins anew');
  });

  test('finds the procedure by its number in the desk’s list', async () => {
    const { html } = await atCounter.get(counterPaths.start());
    const [, code] = html.match(/href="\/can-bo\/tiep-nhan\/([\d.]+)"/)!;
    const { location } = await begin('011090000889', '1');
    assert.ok(location.startsWith(counterPaths.form(code!)));
    await nextPerson();
  });
});

describe('the same person and procedure within days', () => {
  test('is shown before a second one is taken in, and does not stop it', async () => {
    const first = await begin('099190000123');
    const taken = await send(fillIn(first.html, said));
    assert.equal(taken.status, 303);
    const { code, applicantId } = await getDossier(db, hung.actor, idIn(taken.location));
    assert.equal(applicantId, office.lan.actor.id, 'her own account follows it');
    await nextPerson();

    const again = await atCounter.get(formPath);
    const person = { 'submitter.fullName': 'Lò Thị Lan', 'submitter.identityNumber': '099190000123' };
    const form = {
      fullName: 'Lò Thị Lan',
      identityNumber: '099190000123',
      phone: '0912000111',
      'address.province': '99',
      'address.commune': '99004',
      'address.detail': 'Bản Nà Lúa',
    };
    const warned = await send(fillIn(again.html, { ...person, ...form, ...said }));
    assert.equal(warned.status, 409);
    assert.match(warned.html, new RegExp(`Người này vừa nộp thủ tục này[\\s\\S]*${code}`));
    const second = await send(fillIn(warned.html, { agreed: 'yes' }));
    assert.equal(second.status, 303);
    assert.notEqual(idIn(second.location), idIn(taken.location));
  });
});

describe('what an officer filled in', () => {
  const fresh = { 'submitter.email': 'pao@muongmau.example', 'submitter.fullName': 'Giàng A Páo' };
  const form = {
    fullName: 'Giàng A Páo',
    phone: '0912345679',
    'address.province': '99',
    'address.commune': '99004',
    'address.detail': 'Bản Nà Lúa',
    ...said,
  };
  const ask = async (identityNumber: string) => {
    const { html } = await begin(identityNumber);
    const asked = await send(fillIn(html, { ...fresh, ...form, identityNumber }, 'refresh ask email'));
    assert.equal(asked.status, 200);
    const mail = mails.at(-1)!;
    const [, token] = mail.text.match(/\/xac-nhan\/(\S+)/)!;
    const [, code] = mail.text.match(/Mã xác nhận: (\d{6})/)!;
    return { asked, mail, token: token!, code: code! };
  };
  const kept = async (location: string | undefined) => {
    await nextPerson();
    return findAssistance(db, idIn(location));
  };

  test('is read and confirmed by its applicant on their own phone, and the dossier says so', async () => {
    const { asked, mail, token, code } = await ask('011090000901');
    assert.equal(mail.to, 'pao@muongmau.example');
    assert.doesNotMatch(mail.text, /011090000901|Xin cấp thẻ/, 'what was said is not in the letter');

    const onPhone = await visitor(house.app);
    const page = await onPhone.get(counterPaths.confirmation(token));
    assert.match(page.html, /Giàng A Páo[\s\S]*Xin cấp thẻ thư viện[\s\S]*Ảnh chân dung/);
    assert.equal((await onPhone.post(counterPaths.confirmation(token), { code: '000000' })).status, 422);
    await onPhone.post(counterPaths.confirmation(token), { code });
    assert.match((await onPhone.get(counterPaths.confirmation(token))).html, /Bạn đã xác nhận/);

    const taken = await send(fillIn(asked.html, { agreed: 'yes' }));
    const accepted = (await listEventsOf(db, 'dossier', idIn(taken.location))).find(
      ({ type }) => type === 'dossier-accepted',
    );
    assert.equal(accepted?.data['confirmedBy'], 'code');
    const atDesk = await atCounter.get(deskPaths.dossier(idIn(taken.location)));
    assert.match(atDesk.html, /Lò Văn Hùng nhập; người nộp xác nhận bằng mã gửi tới p••••@muongmau\.example/);
    const assistance = await kept(taken.location);
    assert.deepEqual(
      [assistance?.filledByName, assistance?.confirmedBy, assistance?.address],
      ['Lò Văn Hùng', 'code', 'p••••@muongmau.example'],
    );
  });

  test('is confirmed at the counter by the code read out, and anew when it changes', async () => {
    const { asked, code } = await ask('011090000902');
    const wrong = await send(
      fillIn(asked.html, { agreed: 'yes', confirmationCode: '123' }, 'refresh confirm'),
    );
    assert.equal(wrong.status, 409);
    const right = await send(
      fillIn(asked.html, { agreed: 'yes', confirmationCode: code }, 'refresh confirm'),
    );
    assert.match(right.html, /Đã xác nhận lúc/);
    const changed = await send(
      fillIn(right.html, { agreed: 'yes', request: 'Xin hai thẻ thư viện' }, 'refresh'),
    );
    assert.match(changed.html, /Nội dung đã đổi từ khi gửi mã/);
    const taken = await send(fillIn(changed.html, { agreed: 'yes' }));
    assert.equal((await kept(taken.location))?.confirmedBy, 'signature', 'the code was for other words');
  });

  test('is tried five times, and no more for half an hour', async () => {
    const { token, code } = await ask('011090000903');
    const onPhone = await visitor(house.app);
    for (let tries = 0; tries < 5; tries += 1) {
      await onPhone.post(counterPaths.confirmation(token), { code: 'khong' });
    }
    assert.equal((await onPhone.post(counterPaths.confirmation(token), { code })).status, 422);
    await nextPerson();
  });

  test('is forgotten a day after its code has run out', async () => {
    const { token } = await ask('011090000905');
    const later = office.clock.now.add({ hours: 25 });
    assert.ok((await sweepConfirmations(database.context(undefined, () => later))) > 0);
    assert.equal((await (await visitor(house.app)).get(counterPaths.confirmation(token))).status, 404);
    await nextPerson();
  });

  test('without a code is signed on the printed form', async () => {
    const { html } = await begin('011090000904');
    const taken = await send(fillIn(html, { ...fresh, ...form, identityNumber: '011090000904' }));
    const printed = await atCounter.get(counterPaths.statement(idIn(taken.location)));
    assert.equal(printed.headers['content-type'], 'application/pdf');
    assert.equal((await kept(taken.location))?.confirmedBy, 'signature');
  });
});

describe('papers', () => {
  test(
    'are scanned after the take-in, land at their components, and are compared with the paper',
    scanner,
    async () => {
      const { id } = await submitDossier(office.lan, office.application());
      const dossier = await acceptDossier(hung, { dossierId: id, receivedComponents: [1] });
      const sheets = await atCounter.get(counterPaths.sheets(id));
      const paper = await letters.render(
        { source: '#set document(date: auto)\nẢnh' },
        {},
        { createdAt: dossier.submittedAt },
      );
      const files = [...scanOf(sheets.bytes), { bytes: paper, mediaType: 'application/pdf' }].map(
        ({ bytes, mediaType }, index) => ({ field: 'files', name: `${index}`, mediaType, bytes }),
      );
      assert.equal((await atCounter.post(counterPaths.scans(id), {}, files)).status, 303);
      const [batch] = await db
        .selectFrom('scanBatch')
        .select('id')
        .where('aboutCode', '=', dossier.code)
        .execute();
      await workOnBatch(office.system, { blobs, places: dossierScans }, batch!.id);
      assert.match((await atCounter.get(counterPaths.done(id))).html, /Đã đối chiếu 1 bản quét với bản giấy/);
      await atCounter.post(counterPaths.comparing(id), {});
      const [copy] = (await listFiles(db, id)).filter(({ scannedByName }) => scannedByName);
      assert.equal(copy?.comparedByName, 'Lò Văn Hùng');
      assert.equal((await listComponents(db, id))[0]!.isReceived, true);
    },
  );

  test(
    'are signed with the clerk’s own key, where they have one, and other software believes it',
    scanner,
    async () => {
      const officerId = hung.actor.id!;
      const holder = { officerId, unitId: null, name: 'Lò Văn Hùng', organization: 'UBND xã Nà Lúa' };
      await enrolDemoKeys(office.system, [holder], '246810');
      const { id } = await submitDossier(office.lan, office.application());
      const { code } = await acceptDossier(hung, { dossierId: id });
      const bytes = await letters.render(
        { source: '#set document(date: auto)\nẢnh khác' },
        {},
        { createdAt: office.clock.now },
      );
      const file = { field: 'files', name: 'anh.pdf', mediaType: 'application/pdf', bytes };
      const sheets = await atCounter.get(counterPaths.sheets(id));
      assert.equal(sheets.status, 200);
      const [sheet] = scanOf(
        await letters.render(
          'cover-sheet',
          coverSheets({ code, about: 'thẻ', papers: [{ number: 1, name: 'Ảnh' }] }),
          { createdAt: office.clock.now },
        ),
      );
      await atCounter.post(counterPaths.scans(id), {}, [
        { ...file, name: 'to.jpg', bytes: sheet!.bytes },
        file,
      ]);
      const [batch] = await db.selectFrom('scanBatch').select('id').where('aboutCode', '=', code).execute();
      await workOnBatch(office.system, { blobs, places: dossierScans }, batch!.id);
      const wrong = await atCounter.post(counterPaths.comparing(id), { sign: '1', pin: '000000' });
      assert.equal(wrong.status, 422);
      assert.match(wrong.html, /Mã PIN không đúng/);
      assert.equal(
        (await atCounter.post(counterPaths.comparing(id), { sign: '1', pin: '246810' })).status,
        303,
      );
      const [copy] = (await listFiles(db, id)).filter(({ comparedByName }) => comparedByName);
      const path = join(mkdtempSync(join(tmpdir(), 'muong-copy-')), 'copy.pdf');
      writeFileSync(path, await buffer(blobs.read((await getFile(db, copy!.fileId)).sha256)));
      const found = execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8' });
      assert.match(found, /Lò Văn Hùng[\s\S]*Signature is Valid/);
      const corner = ['-x', '400', '-y', '0', '-W', '200', '-H', '70', path, '-'];
      const seen = execFileSync('pdftotext', ['-r', '72', ...corner], { encoding: 'utf8' });
      assert.match(seen.replace(/\s+/g, ' '), /Lò Văn Hùng .*Số hoá từ bản giấy/, 'seen in the corner');
      const digitised = (await listEventsOf(db, 'dossier', id)).at(-1)!;
      assert.deepEqual([digitised.type, digitised.data['isSigned']], ['dossier-papers-digitised', true]);
    },
  );
});

describe('the fee', () => {
  test('goes into the clerk’s drawer by one press, once, and leaves its receipt', async () => {
    const { html } = await begin('099190000123');
    const taken = await send(fillIn(html, said));
    const id = idIn(taken.location);
    const page = await atCounter.get(counterPaths.done(id));
    const [field] = page.html.match(/name="amount\.[^"]+" value="20000"/)!;
    const [, name] = field.match(/name="([^"]+)"/)!;
    assert.equal((await atCounter.post(counterPaths.cash(id), { [name!]: '19000' })).status, 422);
    assert.equal((await atCounter.post(counterPaths.cash(id), { [name!]: '20000' })).status, 303);
    await atCounter.post(counterPaths.cash(id), { [name!]: '20000' });
    const receipts = await db.selectFrom('paymentReceipt').select('amountVnd').execute();
    assert.equal(receipts.length, 1);
    assert.match((await atCounter.get(counterPaths.done(id))).html, /In biên lai số/);
    await nextPerson();
  });
});
