import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answers, checkAnswers, compileForm, issueText, type Moment, settleAnswers } from './index.ts';
import { lan, libraryCard, lists, today } from './testing/library-card.ts';

const issues = (answers: Answers, moment: Moment = 'submit', stageId?: string) =>
  checkAnswers(libraryCard, answers, moment, { today, lists, stageId }).map(
    ({ field, code }) => `${field} ${code}`,
  );

test('complete answers have no issue', () => assert.deepEqual(issues(lan), []));

test('saving asks nothing, submitting asks all in the order of the page', () => {
  assert.deepEqual(issues({}, 'save'), []);
  assert.deepEqual(issues({}), [
    '/fullName required',
    '/birthDate required',
    '/identity required',
    '/delivery required',
    '/agreed required',
  ]);
});

test('going on from a stage asks of that stage only', () => {
  assert.deepEqual(issues({}, 'submit', 'card'), ['/delivery required', '/agreed required']);
});

const mistaken: readonly [string, Answers, string][] = [
  ['a date that is none', { birthDate: '32/13/1990' }, '/birthDate not-a-date'],
  ['a birth tomorrow', { birthDate: '2026-11-21' }, '/birthDate in-the-future'],
  ['an identity number too short', { identity: '0111900' }, '/identity not-an-identity-number'],
  [
    'an identity number of the 22nd century',
    { identity: '011490001234' },
    '/identity impossible-identity-number',
  ],
  ['a name with digits', { fullName: 'Lan 2' }, '/fullName not-a-name'],
  ['an unknown choice', { delivery: 'pigeon' }, '/delivery not-an-option'],
  ['half an address', { address: { province: '11' } }, '/address/commune required'],
  [
    'a commune of another province',
    { address: { province: '12', commune: '03127', detail: 'Bản A' } },
    '/address/commune not-an-option',
  ],
  ['a row without a name', { companions: [{ books: 1 }] }, '/companions/0/fullName required'],
  [
    'letters for a number',
    { companions: [{ fullName: 'An', books: 'ba' }] },
    '/companions/0/books not-a-number',
  ],
  ['too many books', { companions: [{ fullName: 'An', books: 11 }] }, '/companions/0/books too-large'],
  [
    'too many rows',
    { companions: Array.from({ length: 6 }, () => ({ fullName: 'An' })) },
    '/companions too-many-rows',
  ],
  ['an unknown field', { nickname: 'Lan' }, '/nickname unknown-field'],
  ['a text for a group', { address: 'Điện Biên' }, '/address malformed'],
];
for (const [what, change, expected] of mistaken) {
  test(`${what} is ${expected.split(' ')[1]}`, () => {
    assert.ok(issues({ ...lan, ...change }).includes(expected), issues({ ...lan, ...change }).join(', '));
  });
}

test('a prototype key is refused even when only saving', () => {
  const hostile = JSON.parse('{"__proto__": {"isAdmin": true}}') as Answers;
  assert.deepEqual(issues(hostile, 'save'), ['/__proto__ unknown-field']);
});

test('a draft too deep, too long or of too many rows is not stored', () => {
  let deep: Answers = {};
  for (let level = 0; level < 10_000; level += 1) deep = { address: deep };
  assert.deepEqual(issues(deep, 'save'), ['/address/address unknown-field']);
  assert.deepEqual(issues({ fullName: 'x'.repeat(20_001) }, 'save'), ['/fullName malformed']);
  assert.deepEqual(issues({ companions: Array.from({ length: 201 }, () => ({})) }, 'save'), [
    '/companions too-many-rows',
  ]);
});

test('a child needs a guardian, by the birth date', () => {
  const child = { ...lan, birthDate: '2015-03-01', identity: '011315001234' };
  assert.ok(issues(child).includes('/guardian/fullName required'));
  assert.deepEqual(issues({ ...child, guardian: { fullName: 'Lò Văn Páo', phone: '0912345678' } }), []);
});

test('a rule over several answers speaks in its own words beside its field', () => {
  const child = { ...lan, birthDate: '2015-03-01', guardian: { fullName: 'Lò Văn Páo' } };
  const [issue] = checkAnswers(libraryCard, child, 'submit', { today, lists });
  assert.deepEqual(issue, { field: '/guardian/phone', code: 'rule', params: { rule: 'post-needs-adult' } });
  assert.equal(issueText(libraryCard, issue!, 'vi'), 'Nhập số điện thoại người giám hộ để bưu điện liên hệ.');
});

test('what was not asked is dropped, what is computed is added', () => {
  const settled = settleAnswers(libraryCard, { ...lan, delivery: 'desk' }, today);
  assert.equal(settled['address'], undefined);
  assert.equal(settled['fee'], 20_000);
});

test('a year alone is known to be past; it counts from its first day', () => {
  assert.deepEqual(issues({ ...lan, birthDate: '1960' }), []);
  assert.ok(issues({ ...lan, birthDate: '2013' }).includes('/guardian/fullName required'));
});

test("an author's own schema and message are obeyed", () => {
  const form = compileForm({
    id: 'shelf',
    version: 1,
    title: 'Kệ',
    stages: [
      {
        id: 'one',
        title: 'Một',
        fields: [
          {
            name: 'code',
            kind: 'text',
            label: 'Mã kệ',
            pattern: '^[A-Z]\\d$',
            message: { vi: 'Nhập mã như A1.', en: 'Such as A1.' },
          },
          { name: 'size', kind: 'number', label: 'Cỡ', decimals: 2 },
          { name: 'spare', kind: 'text', label: 'Dự phòng' },
        ],
      },
    ],
    schema: {
      if: { properties: { size: { minimum: 10 } }, required: ['size'] },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
      then: { required: ['spare'] },
    },
  });
  const found = checkAnswers(form, { code: 'a1', size: 10.25 }, 'submit', { today });
  assert.deepEqual(
    found.map(({ field, code }) => `${field} ${code}`),
    ['/code not-as-asked', '/spare required'],
  );
  assert.equal(issueText(form, found[0]!, 'en'), 'Such as A1.');
  assert.equal(checkAnswers(form, { size: 1.255 }, 'submit', { today })[0]?.code, 'too-many-decimals');
});

test('every issue has words in both languages with no hole left in them', () => {
  const all = checkAnswers(libraryCard, { birthDate: 'x', companions: [{ books: 99 }] }, 'submit', { today });
  for (const issue of all) {
    for (const locale of ['vi', 'en'] as const)
      assert.doesNotMatch(issueText(libraryCard, issue, locale), /[{}]|undefined/);
  }
  assert.equal(issueText(libraryCard, all[0]!, 'vi'), 'Nhập họ và tên.');
});
