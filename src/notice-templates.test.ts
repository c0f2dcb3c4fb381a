import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readNoticeRules, readNoticeTemplates } from '#modules/notifications/index.ts';
import { type Pack, PackFault, readPack } from '#platform/packs/index.ts';
import { noticeTemplates } from './notice-templates.ts';

const facts = {
  code: 'H99.102-261125-0001',
  procedure: 'Xác nhận tình trạng hôn nhân',
  desk: 'Bộ phận Một cửa xã Nà Lúa',
  happenedAt: '08:00 25/11/2026',
  dueAt: null,
  hasAccount: true,
  returnsInPerson: false,
  returnsOnline: true,
  returnsByPost: false,
  host: 'dichvucong.muongmau.example',
};

describe('the words of notices', () => {
  for (const province of ['sample', 'dien-bien', 'lai-chau'])
    test(`of ${province} are whole: their names are filled in, and their text messages make one each`, () => {
      const tell = noticeTemplates(readPack('packs', province));
      const told = tell('dossier-supplement-requested', facts)!;
      assert.equal(told.class, 'decision');
      assert.equal(told.subject, 'Hồ sơ H99.102-261125-0001 cần bổ sung giấy tờ');
      assert.match(told.body, /Mời Ông\/Bà mở hồ sơ/);
      assert.doesNotMatch(told.body, /[{}]|liên hệ/);
      assert.equal(
        told.short,
        'Ho so H99.102-261125-0001 can bo sung giay to. Xem va gui tai dichvucong.muongmau.example. Thoi han tam dung.',
      );
      assert.equal(tell('dossier-eaten-by-a-goat', facts), undefined);
    });

  test('say one thing to who has an account and another to who has none', () => {
    const tell = noticeTemplates(readPack('packs', 'sample'));
    const told = tell('dossier-supplement-requested', { ...facts, hasAccount: false })!;
    assert.match(told.body, /liên hệ Bộ phận Một cửa xã Nà Lúa/);
    assert.doesNotMatch(told.short!, /dichvucong/);
  });

  const wrong: readonly (readonly [what: string, sms: string, fault: RegExp])[] = [
    [
      'that names the procedure in a text message',
      'Ho so {procedure} da xong.',
      /does not say \{procedure\}/,
    ],
    ['that names the desk there', 'Moi den {desk}.', /does not say \{desk\}/],
    ['with an accent in it', 'Hồ sơ {code}.', /has accents/],
    ['that makes two messages', `${'a'.repeat(140)} {code}`, /makes 2, of 1/],
  ];
  for (const [what, sms, fault] of wrong)
    test(`a template ${what} is refused as the pack is read`, () => {
      const row = {
        fact: 'x',
        class: 'progress',
        subject: 'Hồ sơ {code}',
        body: ['{procedure}'],
        sms: [sms],
      };
      assert.throws(() => read({ templates: [row] }), fault);
    });
  test('a template that asks for what nobody fills in is refused too', () => {
    const row = { fact: 'x', class: 'progress', subject: 'Hồ sơ {cod}', body: ['Xong.'] };
    assert.throws(() => read({ templates: [row] }), /nobody fills in \{cod\}/);
    assert.throws(() => read({ templates: [{ ...row, subject: 'A', class: 'gossip' }] }), PackFault);
  });
});

function read(value: object) {
  const pack = readPack('packs', 'sample');
  const layers: Pack['layers'] = () => [
    { path: 'sample/notices/x.yaml', pack: 'sample', name: 'notices/x.yaml', value },
  ];
  return readNoticeTemplates({ ...pack, layers }, readNoticeRules(pack), Object.keys(facts));
}
