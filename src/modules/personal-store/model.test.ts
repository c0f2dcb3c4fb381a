import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { stateOf } from './model.ts';
import { kindOf, type PaperKind, validTo } from './paper-kind.ts';

const kinds: readonly PaperKind[] = [
  {
    code: 'photo',
    name: 'Ảnh',
    names: ['Ảnh chân dung'],
    results: [],
    validMonths: 6,
    isOnly: true,
    isKept: true,
  },
  {
    code: 'birth',
    name: 'Giấy khai sinh',
    names: ['Giấy khai sinh'],
    results: ['KQ.G15.000031'],
    validMonths: null,
    isOnly: false,
    isKept: true,
  },
  {
    code: 'land',
    name: 'Sổ đỏ',
    names: ['Giấy chứng nhận'],
    results: [],
    validMonths: null,
    isOnly: false,
    isKept: true,
  },
  {
    code: 'firm',
    name: 'ĐKDN',
    names: ['Giấy chứng nhận đăng ký doanh nghiệp'],
    results: [],
    validMonths: null,
    isOnly: false,
    isKept: true,
  },
];
const day = (text: string) => Temporal.PlainDate.from(text);

describe('the kind of a paper', () => {
  test('is the pack’s, by the code of a result or by how its name begins, written in whichever way', () => {
    assert.equal(kindOf({ name: 'Kết quả', result: 'KQ.G15.000031' }, kinds), 'birth');
    assert.equal(kindOf({ name: 'GIẤY KHAI SINH của người con (bản sao)' }, kinds), 'birth');
    assert.equal(kindOf({ name: 'Giay chung nhan dang ky doanh nghiep' }, kinds), 'firm');
    assert.equal(kindOf({ name: 'Giấy chứng nhận đã cấp' }, kinds), 'land');
  });

  test('that no pack knows is the code of the result, else the name itself', () => {
    assert.equal(kindOf({ name: 'Thẻ', result: 'KQ.G99.000001' }, kinds), 'KQ.G99.000001');
    assert.equal(kindOf({ name: 'Đơn xin  việc.' }, kinds), kindOf({ name: 'đơn xin việc' }, kinds));
    assert.notEqual(kindOf({ name: 'Đơn xin việc' }, kinds), kindOf({ name: 'Đơn xin việc làm' }, kinds));
  });

  test('says how long it may be used', () => {
    assert.equal(validTo('photo', day('2026-08-31'), kinds)?.toString(), '2027-02-28');
    assert.equal(validTo('birth', day('2026-08-31'), kinds), null);
  });
});

describe('a kept paper', () => {
  const good = {
    validTo: null,
    replacedById: null,
    revokedAt: null,
    signature: 'valid',
    removedAt: null,
  } as const;
  const now = Temporal.Instant.from('2026-11-25T02:00:00Z');
  const states = [
    ['usable', good],
    ['usable', { ...good, signature: 'none' }],
    ['usable', { ...good, validTo: day('2026-11-25') }],
    ['expired', { ...good, validTo: day('2026-11-24') }],
    ['replaced', { ...good, replacedById: 'x', validTo: day('2026-11-24') }],
    ['wronglySigned', { ...good, signature: 'invalid', replacedById: 'x' }],
    ['revoked', { ...good, revokedAt: now, signature: 'invalid' }],
    ['removed', { ...good, removedAt: now, revokedAt: now }],
  ] as const;
  for (const [state, paper] of states) {
    test(`is ${state} for its gravest reason: ${JSON.stringify(paper)}`, () =>
      assert.equal(stateOf(paper, day('2026-11-25')), state));
  }
});
