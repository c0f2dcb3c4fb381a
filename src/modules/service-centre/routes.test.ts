import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { pdfText, poppler } from '#engines/letters/poppler.ts';
import { testDatabase, type Visitor, visitor } from '#platform/testing/index.ts';
import { sampleCentre } from './fixtures.ts';
import { makeDevice, revokeDevice, setCamera, takeTicket, ticketLabel } from './index.ts';
import { centrePaths } from './paths.ts';
import { centreApp } from './testing/centre-app.ts';

const { kiosk } = centrePaths;
const jpeg = Buffer.from('ffd8ffe000104a464946ffd9', 'hex');
const camera = createServer((_, response) => response.end(jpeg));
const database = await testDatabase();
let house: Awaited<ReturnType<typeof sampleCentre>>;
let app: Awaited<ReturnType<typeof centreApp>>;
let host: string;

before(async () => {
  house = await sampleCentre(database);
  await new Promise<void>((ready) => camera.listen(0, '127.0.0.1', ready));
  host = `127.0.0.1:${(camera.address() as AddressInfo).port}`;
  const rules = { ...house.rules, cameras: { ...house.rules.cameras, hosts: [host] } };
  house = { ...house, rules };
  app = await centreApp(database, rules, () => house.clock.now);
});
after(async () => {
  camera.close();
  await app.close();
});

const officer = async (name: string) => visitor(app, (await house.officer(name)).actor);
const own = () => house.counters[0]!.id;

/** A browser that has opened the address of a screen. */
async function screen(kind: 'board' | 'kiosk' | 'rating', browser?: Visitor) {
  const nam = await house.officer('nam');
  const counterId = kind === 'rating' ? own() : null;
  const made = await makeDevice(nam, { centreId: house.centre.id, kind, name: 'Máy thử', counterId });
  const device = browser ?? (await visitor(app));
  assert.match((await device.get(centrePaths.device(made.token))).html, /Máy thử/);
  const opened = await device.post(centrePaths.device(made.token), {});
  return { device, home: opened.location!, id: made.id, cookies: opened.headers['set-cookie'] };
}

describe('a screen', () => {
  test('is what its token says, keeps it from scripts and other sites, and is nobody once it is revoked', async () => {
    const { device, home, id, cookies } = await screen('board');
    assert.equal(home, centrePaths.board);
    assert.match(String(cookies), /HttpOnly; SameSite=Strict/);
    assert.equal((await device.get(centrePaths.board)).status, 200);
    assert.equal((await device.get(kiosk.home)).status, 403);
    assert.equal((await device.get(centrePaths.tablet)).status, 403);
    await revokeDevice(await house.officer('nam'), { deviceId: id });
    assert.equal((await device.get(centrePaths.board)).status, 403);
  });

  test('is no officer, even in a browser where one is signed in', async () => {
    const hung = await officer('hung');
    assert.equal((await hung.get(centrePaths.board)).status, 403);
    const { device } = await screen('kiosk', hung);
    const taken = await device.post(kiosk.group('A'), { priority: '' });
    const slip = await device.get(taken.location!);
    assert.match(slip.html, /A001/);
    const [row] = await database.db.selectFrom('centreTicket').select(['source']).execute();
    assert.equal(row?.source, 'kiosk');
  });

  test('leaves nothing of a person in the browser’s keeping', async () => {
    const { device } = await screen('kiosk');
    for (const path of [kiosk.home, kiosk.groups(), kiosk.dossier]) {
      assert.equal((await device.get(path)).headers['cache-control'], 'no-store', path);
    }
  });
});

describe('a kiosk', () => {
  test('leads from a procedure to the number of its group', async () => {
    const { device } = await screen('kiosk');
    const found = await device.get(`${kiosk.procedures}?q=lam+giay+khai+sinh`);
    assert.match(found.html, /href="\/kiosk\/thu-tuc\/1\.001193"/);
    assert.match((await device.get(kiosk.procedure('1.001193'))).html, /Miễn phí/);
    const group = await device.get(kiosk.groups('1.001193'));
    assert.equal(group.location, kiosk.group('A', '1.001193'));
    const taken = await device.post(group.location!, { priority: 'disabled' });
    const secret = taken.location!.split('/').at(-1)!;
    const row = await database.db
      .selectFrom('centreTicket')
      .select(['procedureCode', 'priority'])
      .where('secret', '=', secret)
      .executeTakeFirstOrThrow();
    assert.deepEqual({ ...row }, { procedureCode: '1.001193', priority: 'disabled' });
  });

  test('answers a wrong code with what to do, and keeps what was typed', async () => {
    const { device } = await screen('kiosk');
    const dossier = await device.get(`${kiosk.dossier}?ma=H99.102-261125-9999`);
    assert.match(dossier.html, /Không có hồ sơ nào mang mã này/);
    assert.match(dossier.html, /value="H99\.102-261125-9999"/);
    assert.match((await device.post(kiosk.arrival, { ma: 'ABC123' })).html, /Lịch hẹn này đã dùng/);
    const rating = await device.post(kiosk.rating, { so: 'A001', ma: '9999x' });
    assert.equal(rating.status, 422);
    assert.match(rating.html, /Không có phiếu nào khớp/);
  });

  test('shows no slip of another centre', async () => {
    const { device } = await screen('kiosk');
    const elsewhere = await takeTicket(house.device('kiosk', house.province.id), house.rules, {
      centreId: house.province.id,
      groupCode: 'A',
    });
    assert.equal((await device.get(kiosk.slip(elsewhere.secret))).status, 404);
    assert.equal((await device.get(centrePaths.ticket(elsewhere.secret))).status, 200);
  });
});

describe('a clerk', () => {
  test('calls, serves and finishes by the buttons of the counter, and gives a number to who uses no kiosk', async () => {
    const hung = await officer('hung');
    const act = async (name: string, fields = {}) => {
      const done = await hung.post(centrePaths.counterAct(own(), name), fields);
      return done.status === 303 ? (await hung.get(done.location!)).html : done.html;
    };
    assert.match(await act('goi'), /Quầy chưa mở/);
    assert.match(await act('mo'), /Gọi số tiếp theo/);
    house.later(1);
    const slip = await hung.post(centrePaths.deskTickets(own()), { group: 'C', priority: 'pregnant' });
    assert.match((await hung.get(slip.location!)).html, /C001/);
    assert.match(await act('goi'), /Số A002/);
    assert.match(await act('goi-lai'), /Đã gọi 2 lần/);
    assert.match(await act('vang'), /Chưa có ai ở quầy/);
    house.later(1);
    assert.match(await act('goi'), /Số C001/);
    assert.match(await act('phuc-vu'), /Phục vụ xong/);
    assert.match(await act('dong'), /Còn một số đang ở quầy/);
    assert.match(await act('xong'), /Chưa có ai ở quầy/);
    assert.match(await act('tam-dung', { reason: 'papers' }), /Tạm dừng: Bàn giao hồ sơ/);
  });

  test('of a utility is led to the numbers alone, and finds nothing at other counters', async () => {
    const luyen = await officer('luyen');
    const list = await luyen.get(centrePaths.counters);
    assert.match(list.html, /Điện lực/);
    assert.doesNotMatch(list.html, /Hộ tịch/);
    assert.doesNotMatch(list.html, /href="\/can-bo\/ho-so"/);
    assert.equal((await luyen.get(centrePaths.counter(own()))).status, 404);
    assert.equal((await luyen.get(centrePaths.hall('H99.02'))).status, 404);
  });
});

describe('an appointment', () => {
  const when = '2026-11-26T09:00:00+07:00';
  const gio = Temporal.Instant.from(when).toString();
  const booking = centrePaths.booking('H99.102.2', { group: 'B', day: '2026-11-26' });

  test('is booked on a page, shown with its code, and refused with a reason when the hour is full', async () => {
    const lan = await visitor(app, house.lan.actor);
    assert.match((await lan.get(booking)).html, /09:00 \(còn 2 chỗ\)/);
    assert.equal((await lan.post(booking, { gio: 'mai' })).status, 409);
    assert.equal((await lan.post(booking, { gio })).location, centrePaths.appointments);
    await lan.post(booking, { gio });
    const third = await lan.post(booking, { gio });
    assert.equal(third.status, 409);
    assert.match(third.html, /nhiều nhất 2 lịch hẹn/);
    const [, id] = /lich-hen\/huy\/([0-9a-f-]+)/.exec((await lan.get(centrePaths.appointments)).html)!;
    await lan.post(centrePaths.cancellation(id!), {});
    assert.match((await lan.get(centrePaths.appointments)).html, /Đã hủy/);
  });

  test('becomes a number at the kiosk on its day', async () => {
    const { code } = await database.db
      .selectFrom('centreAppointment')
      .select('code')
      .where('state', '=', 'booked')
      .executeTakeFirstOrThrow();
    const { device } = await screen('kiosk');
    assert.match((await device.post(kiosk.arrival, { ma: code })).html, /của ngày khác/);
    const before = house.clock.now;
    house.clock.now = Temporal.Instant.from(when).subtract({ minutes: 10 });
    const slip = await device.post(kiosk.arrival, { ma: code });
    assert.match((await device.get(slip.location!)).html, /B001/);
    house.clock.now = before;
  });
});

describe('the tablet', () => {
  test('asks who was just served, once', async () => {
    const { device } = await screen('rating');
    const asked = await device.get(centrePaths.tablet);
    const ticket = /name="ticket" value="([^"]+)"/.exec(asked.html)![1]!;
    assert.equal(
      (await device.post(centrePaths.tablet, { ticket, score: '4' })).location,
      centrePaths.tablet,
    );
    assert.equal(
      (await device.post(centrePaths.tablet, { ticket, score: '1' })).location,
      centrePaths.tablet,
    );
    assert.doesNotMatch((await device.get(centrePaths.tablet)).html, /name="ticket"/);
    const rows = await database.db.selectFrom('centreRating').select('score').execute();
    assert.deepEqual(
      rows.map(({ score }) => score),
      [4],
    );
    const page = await device.get(centrePaths.centre('H99.102.2'));
    assert.match(page.html, /chưa đủ phiếu để công bố/);
    assert.doesNotMatch(page.html, /4\/5/);
  });
});

describe('the pictures of the counters', () => {
  test('are shown after the reason was said, to who said it, and are kept by no cache', async () => {
    const nam = await house.officer('nam');
    await setCamera(nam, house.rules, { counterId: own(), address: `http://${host}/1.jpg` });
    const [nga, hung] = await Promise.all([officer('nga'), officer('hung')]);
    assert.equal((await hung.get(centrePaths.cameras('H99.102.2'))).status, 404);
    const empty = await nga.post(centrePaths.cameras('H99.102.2'), { purpose: '' });
    assert.equal(empty.status, 422);
    const opened = await nga.post(centrePaths.cameras('H99.102.2'), { purpose: 'Kiểm tra hàng chờ' });
    const page = await nga.get(opened.location!);
    const picture = /src="(\/can-bo\/camera\/[^"]+)"/.exec(page.html)![1]!;
    const shown = await nga.get(picture);
    assert.deepEqual(
      [shown.status, shown.headers['content-type'], shown.headers['cache-control']],
      [200, 'image/jpeg', 'no-store'],
    );
    assert.deepEqual(Buffer.from(shown.bytes), jpeg);
    assert.equal((await hung.get(picture)).status, 404);
  });
});

describe('a poster', { skip: poppler.missing }, () => {
  test('says time, fee and papers, on A4 or A3, with a code to the page of the procedure', async () => {
    const anyone = await visitor(app);
    const poster = await anyone.get(centrePaths.poster('1.001193', 'a3'));
    assert.equal(poster.headers['content-type'], 'application/pdf');
    const text = pdfText(poster.bytes);
    for (const words of ['đăng ký khai sinh', '1.001193', 'Miễn phí', '1 ngày làm việc', 'Giấy chứng sinh'])
      assert.ok(text.includes(words), words);
    assert.equal((await anyone.get(centrePaths.poster('9.999999'))).status, 404);
  });

  test('hangs for every procedure that a centre takes in, in one print', async () => {
    const anyone = await visitor(app);
    const set = await anyone.get(centrePaths.posterSet('H99.102.2'));
    const text = pdfText(set.bytes);
    assert.ok(text.split('Mã thủ tục:').length > 5);
    assert.ok(text.includes('TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ NÀ LÚA'));
  });
});

test('the label on a slip is the letter of the group and three digits', () => {
  assert.equal(ticketLabel({ groupCode: 'A', number: 7 }), 'A007');
  assert.equal(ticketLabel({ groupCode: 'T', number: 1204 }), 'T1204');
});
