import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { createLetterPress } from '#engines/letters/index.ts';
import { pdfText, poppler } from '#engines/letters/poppler.ts';
import { codesOnPage } from '#engines/scans/testing/codes-on-page.ts';
import { wordsWithin } from '#engines/scans/testing/words-within.ts';
import { dayOf } from '#modules/org/index.ts';
import { getProcedure } from '#modules/procedures/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { drawResult, signatureBlock } from './draw-result.ts';
import { sampleOffice } from './fixtures.ts';
import { submitDossier } from './index.ts';

const database = await testDatabase();
const office = await sampleOffice(database);
const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
after(() => letters.close());
const duc = await office.officer('duc');
const dossier = await submitDossier(office.lan, office.application());
/** As long as a code may be. */
const original = { qr: `https://dichvucong.muongmau.gov.vn/ban-goc/${'eyJhbGciOiJF'.repeat(30)}` };
const signer = { fullName: 'Quàng Thị Mai', title: 'Phó Chủ tịch' };

/** A right application for every procedure whose pack has a template. */
const pack = readPack('packs', 'sample');
const applications = pack
  .files('procedures/*/examples/*.yaml')
  .map(({ name, value }) => ({
    folder: name.replace(/\/examples\/.*$/, ''),
    ...(value as { answers: object }),
  }))
  .filter((each) => !('issues' in each) && pack.text(`${each.folder}/result.typ`) !== undefined)
  .filter((each, index, all) => all.findIndex(({ folder }) => folder === each.folder) === index);

describe('a result', { skip: poppler.missing }, () => {
  assert.ok(applications.length >= 6);
  for (const { folder, answers } of applications) {
    test(`is drawn from the template of ${folder}, with its number, who signs and the code to its original`, async () => {
      const code = folder.match(/\/([\d.]+)-/)![1]!;
      const version = await getProcedure(database.db, code, dayOf(office.clock.now));
      const applied = { ...dossier, procedureVersionId: version.id, answers: answers as never };
      const words = { signer, mainText: null, number: '07/QĐ-UBND', original };
      const { pdf, signaturePlaces } = await drawResult(duc, letters, applied, words);
      const text = pdfText(pdf).replace(/\s+/g, ' ');
      for (const said of ['ỦY BAN NHÂN DÂN XÃ NÀ LÚA', '07/QĐ-UBND', 'KT. CHỦ TỊCH', 'Quàng Thị Mai']) {
        assert.ok(text.includes(said), `${said} in ${text}`);
      }
      assert.ok(signaturePlaces.length > 0);
      for (const { page, rectangle } of signaturePlaces) {
        const [code] = await codesOnPage(pdf, { page });
        assert.equal(code?.text, original.qr);
        assert.deepEqual(wordsWithin(pdf, code.rectangle, { page, around: 9 }), []);
        assert.ok(code.rectangle[2] < rectangle[0], 'beside the room to sign');
      }
    });
  }

  test('is an official letter where the handler wrote one, with a template too', async () => {
    const version = await getProcedure(database.db, '1.001193', dayOf(office.clock.now));
    const applied = { ...dossier, procedureVersionId: version.id };
    const words = { signer, mainText: 'Chưa đủ điều kiện.\n\nĐề nghị nộp lại #panic().' };
    const text = pdfText((await drawResult(duc, letters, applied, words)).pdf);
    assert.match(text, /Nà Lúa, ngày 25 tháng 11 năm 2026/);
    assert.match(text, /Kính gửi: Lò Thị Lan/);
    assert.match(text, /Đề nghị nộp lại #panic\(\)\./);
  });
});

test('a committee’s chair signs for it, a deputy for the head, a director in their own right', () => {
  const lines = (kind: string, title: string) =>
    signatureBlock({ kind }, { title, fullName: 'A' }).authority.map(({ form, of }) => `${form} ${of}`);
  assert.deepEqual(lines('communePeoplesCommittee', 'Chủ tịch'), ['TM. Ủy ban nhân dân']);
  assert.deepEqual(lines('peoplesCommittee', 'Phó Chủ tịch'), ['TM. Ủy ban nhân dân', 'KT. Chủ tịch']);
  assert.deepEqual(lines('department', 'Phó Giám đốc Sở'), ['KT. Giám đốc Sở']);
  assert.deepEqual(lines('department', 'Giám đốc Sở'), []);
});
