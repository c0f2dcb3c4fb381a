import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Procedure } from '../model.ts';
import { mergeProcedure } from './merge-procedure.ts';
import { procedureHash } from './procedure-hash.ts';

const thin: Procedure = {
  code: '9.000001',
  name: 'Cấp thẻ thư viện',
  field: 'Thư viện',
  levels: ['commune'],
  decision: '2/QĐ',
  audiences: [],
  channels: [
    {
      kind: 'inPerson',
      timeLimit: { amount: 2, unit: 'workingDay', isUnitConfirmed: false },
      isFree: false,
      fees: [],
    },
  ],
  components: [],
  results: [],
  legalBases: [],
  keywords: [],
};
const rich: Procedure = {
  ...thin,
  name: 'Cấp thẻ',
  decision: '1/QĐ',
  agency: 'Thư viện xã',
  audiences: ['Công dân Việt Nam'],
  channels: [
    {
      kind: 'inPerson',
      timeLimit: { amount: 2, unit: 'day', isUnitConfirmed: true },
      isFree: false,
      fees: [{ amountVnd: 5000 }],
    },
    { kind: 'online', isFree: true, fees: [] },
  ],
  components: [{ name: 'Ảnh', originals: 1, copies: 0 }],
  results: [{ name: 'Thẻ' }],
  legalBases: ['01/2020/TT'],
  keywords: ['mượn sách'],
};

test('an index row renews the name and decision and erases nothing richer', () => {
  assert.deepEqual(mergeProcedure(rich, thin), {
    ...rich,
    name: thin.name,
    decision: '2/QĐ',
    ministry: undefined,
    kind: undefined,
    portalUrl: undefined,
    nameEn: undefined,
    description: undefined,
    descriptionEn: undefined,
  });
});

test('a full record enriches an index row', () => {
  const merged = mergeProcedure(thin, rich);
  assert.deepEqual(
    merged.channels,
    rich.channels.map((channel) => ({ ...channel, timeLimit: channel.timeLimit })),
  );
  assert.deepEqual(merged.components, rich.components);
});

test('a confirmed unit outlives the repeated bare number, not a new number', () => {
  const repeated = { ...rich, channels: thin.channels };
  assert.equal(mergeProcedure(rich, repeated).channels[0]!.timeLimit!.unit, 'day');
  const changed = {
    ...rich,
    channels: [
      { ...thin.channels[0]!, timeLimit: { amount: 3, unit: 'workingDay', isUnitConfirmed: false } as const },
    ],
  };
  assert.deepEqual(mergeProcedure(rich, changed).channels[0]!.timeLimit, changed.channels[0]!.timeLimit);
});

test('a record written by hand keeps its papers, names and limits; the catalogue fills what it leaves out', () => {
  const byHand = { ...rich, components: [{ code: 'photo', name: 'Ảnh chân dung', originals: 1, copies: 0 }] };
  const published = {
    ...rich,
    name: 'CẤP THẺ',
    components: rich.components,
    portalUrl: 'https://portal.example/1',
    channels: [],
  };
  const merged = mergeProcedure(byHand, published);
  assert.deepEqual(merged.components, byHand.components);
  assert.equal(merged.name, byHand.name);
  assert.equal(procedureHash({ ...merged, portalUrl: undefined }), procedureHash(byHand));
  assert.equal(merged.portalUrl, published.portalUrl);
  assert.equal(procedureHash(mergeProcedure(merged, published)), procedureHash(merged));
  assert.deepEqual(
    mergeProcedure(published, byHand).components,
    byHand.components,
    'in whichever order they come',
  );
});

test('a second import of the same records changes no hash', () => {
  for (const [first, second] of [
    [thin, rich],
    [rich, thin],
    [rich, rich],
  ] as const) {
    const once = mergeProcedure(first, second);
    assert.equal(procedureHash(mergeProcedure(once, second)), procedureHash(once));
  }
  assert.equal(procedureHash(mergeProcedure(rich, rich)), procedureHash(rich));
});

test('the hash hears every fact and no order of keys or sets', () => {
  const { code, ...rest } = rich;
  assert.equal(procedureHash({ ...rest, code, ministry: undefined }), procedureHash(rich));
  const both = { ...rich, keywords: ['a', 'b'] };
  assert.equal(procedureHash({ ...rich, keywords: ['b', 'a'] }), procedureHash(both));
  assert.notEqual(procedureHash(both), procedureHash(rich));
  assert.notEqual(procedureHash({ ...rich, components: [] }), procedureHash(rich));
});
