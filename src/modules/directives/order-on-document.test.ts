import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPack } from '#platform/packs/index.ts';
import { readDirectiveRules } from './index.ts';
import { orderOnDocument } from './order-on-document.ts';

const rules = readDirectiveRules(readPack('packs', 'sample'));
const now = Temporal.Instant.from('2026-11-25T02:00:00Z');
const document = {
  id: '019ab000-0000-7000-8000-000000000001',
  code: '77/BNV-TCBC',
  subject: 'V/v báo cáo biên chế',
  dueAt: Temporal.Instant.from('2026-12-10T16:59:00Z'),
};
const kindOf = (code: string) => rules.kinds.find((kind) => kind.code === code)!;

test('an order on a document keeps its summary, its deadline and itself as the source', () => {
  const { title, kind, dueOn, source } = orderOnDocument(rules, document, now);
  assert.deepEqual([title, dueOn?.toString()], [document.subject, '2026-12-10']);
  assert.equal(kindOf(kind).deadline.by, 'day');
  assert.deepEqual(source, {
    kind: 'document',
    reference: '77/BNV-TCBC · V/v báo cáo biên chế',
    documentId: document.id,
  });
});

test('where the document says no deadline, or one that has passed, the orderer names it', () => {
  for (const dueAt of [null, Temporal.Instant.from('2026-11-24T16:59:00Z')]) {
    assert.equal(orderOnDocument(rules, { ...document, dueAt }, now).dueOn, null);
  }
});

test('a summary longer than a title is cut, and a state secret brings no words', () => {
  assert.equal(orderOnDocument(rules, { ...document, subject: 'x'.repeat(900) }, now).title.length, 300);
  assert.equal(orderOnDocument(rules, { ...document, subject: null }, now).title, '');
});
