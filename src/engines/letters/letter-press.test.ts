import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createLetterPress, type LetterError } from './index.ts';
import { letterData } from './letter-data.ts';
import { pdfText, poppler } from './poppler.ts';

const createdAt = Temporal.Instant.from('2026-09-02T01:20:00Z');
const libraryCard = {
  source: `#import "/letters/library.typ": *
#show: sheet.with(title: "Thẻ thư viện", paper: "a5")
#head((name: "Thư viện Mường Lay"), place: "Mường Lay", date: "2026-01-05")
#document-title[THẺ THƯ VIỆN]
#letter-data.reader`,
};
const printCard = (reader: unknown) => press.render(libraryCard, { reader }, { createdAt });

const press = createLetterPress({ templatesRoots: [] });
after(() => press.close());

test('equal template, data and time give equal bytes', async () => {
  const [first, second] = await Promise.all([printCard('Lan'), printCard('Lan')]);
  assert.deepEqual(first, second);
  assert.notDeepEqual(first, await printCard('Hùng'));
});

test('a letter declares PDF/A-2b and is tagged for screen readers', async () => {
  const pdf = Buffer.from(await printCard('Lan')).toString('latin1');
  assert.match(pdf, /^%PDF-1\.7/);
  assert.match(pdf, /<pdfaid:part>2<\/pdfaid:part>/);
  assert.match(pdf, /<pdfaid:conformance>B<\/pdfaid:conformance>/);
  assert.match(pdf, /\/StructTreeRoot/);
  assert.match(pdf, /\/OutputIntents/);
});

const hostile = [
  '#panic("owned")',
  '$x^2$ *đậm* _nghiêng_',
  '#import "/etc/passwd"',
  '"]) #read("a") //',
  '\\ @a <b>',
];
for (const reader of hostile) {
  test(`data is printed as typed, never run: ${reader}`, { skip: poppler.missing }, async () => {
    assert.match(pdfText(await printCard(reader)), new RegExp(RegExp.escape(reader)));
  });
}

test('what the font cannot draw becomes a box and stops no letter', { skip: poppler.missing }, async () => {
  const text = pdfText(await printCard('Lan 漢😀ก\u0007\u202E\uD800 ạ'));
  assert.match(text, /Lan □□□□□□ ạ/);
});

test('what is printed as typed, Tinos draws by itself', async () => {
  const planes = Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code)).join(' ');
  const drawn = String(letterData(planes)).replaceAll(/[□\s]/g, '');
  assert.ok(drawn.length > 1500);
  const pdf = Buffer.from(await printCard(drawn)).toString('latin1');
  const fonts = new Set(pdf.match(/\/BaseFont\s*\/[A-Z]{6}\+\w+/g)?.map((found) => found.split('+')[1]));
  assert.deepEqual([...fonts], ['Tinos']);
});

test('a template reads no file of the machine', async () => {
  const spy = { source: '#set document(date: auto)\n#read("/etc/hostname")' };
  await assert.rejects(press.render(spy, {}, { createdAt }), coded('template-broken'));
});

test('a broken template says what is wrong, and the next letter is printed', async () => {
  const broken = press.render({ source: '#nonsense' }, {}, { createdAt });
  await assert.rejects(broken, (error: LetterError) => /unknown variable: nonsense/.test(error.detail));
  assert.ok((await printCard('Lan')).length > 1000);
});

test('an instant in UTC is refused where a letter needs local time', async () => {
  const source = '#import "/letters/library.typ": *\n#set document(date: auto)\n#short-date(letter-data.at)';
  const made = press.render({ source }, { at: '2026-09-02T20:00:00Z' }, { createdAt });
  await assert.rejects(made, (error: LetterError) => /not a local date or time/.test(error.detail));
});

test('a letter tells where its signers sign, in the points of PDF', async () => {
  const source = `#import "/letters/library.typ": *
#show: sheet.with(title: "Hai người ký")
#set par(spacing: 0pt)
#pagebreak()
#grid(columns: (1fr, 1fr), signing-place("Người nộp"), signing-place("Người nhận"))`;
  const { signaturePlaces } = await press.print({ source }, {}, { createdAt });
  assert.deepEqual(
    signaturePlaces.map(({ role, page }) => [role, page]),
    [
      ['Người nộp', 1],
      ['Người nhận', 1],
    ],
  );
  const [giver, taker] = signaturePlaces.map(({ rectangle }) => rectangle.map(Math.round));
  // A4 is 595 by 842 points; margins of 30 and 18 mm leave two columns of 230 points.
  assert.deepEqual([giver?.[0], giver?.[2], taker?.[0], taker?.[2]], [85, 315, 315, 544]);
  assert.ok(giver![3]! < 842 - 57 && giver![3]! > 700 && giver![3]! - giver![1]! > 30, String(giver));
});

test('names of templates cannot leave their folder', async () => {
  for (const name of ['../secret', 'a/b', '', 'nowhere']) {
    await assert.rejects(press.render(name, {}, { createdAt }), coded('template-unknown'));
  }
});

test('a full queue refuses at once, and those accepted are still printed', async () => {
  const small = createLetterPress({ templatesRoots: [], queueLimit: 2 });
  const accepted = [1, 2, 3].map((n) => small.render(libraryCard, { reader: `${n}` }, { createdAt }));
  await assert.rejects(small.render(libraryCard, { reader: '4' }, { createdAt }), coded('queue-full'));
  assert.equal((await Promise.all(accepted)).length, 3);
  await small.close();
});

test('closing prints what was accepted and refuses the rest', async () => {
  const closing = createLetterPress({ templatesRoots: [], concurrency: 2 });
  const accepted = ['a', 'b', 'c'].map((reader) => closing.render(libraryCard, { reader }, { createdAt }));
  const closed = closing.close();
  await assert.rejects(closing.render(libraryCard, { reader: 'd' }, { createdAt }), coded('press-closed'));
  assert.equal((await Promise.all(accepted)).length, 3);
  await closed;
});

function coded(code: string) {
  return (error: LetterError) => error.code === code;
}
