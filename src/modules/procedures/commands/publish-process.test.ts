import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileSteps, writeBpmn } from '#engines/process/index.ts';
import { anonymous } from '#platform/access/actor.ts';
import { testDatabase } from '#platform/testing/index.ts';
import '../policy.ts';
import type { Procedure } from '../model.ts';
import { findProcessDraft } from '../process-drafts.ts';
import { findProcedure } from '../queries.ts';
import { publishProcedures } from './publish-procedures.ts';
import { publishProcess } from './publish-process.ts';
import { saveProcessDraft } from './save-process-draft.ts';

const { context, db } = await testDatabase();
const today = Temporal.PlainDate.from('2026-11-25');
const ctx = context(undefined, () => Temporal.Instant.from('2026-11-25T02:00:00Z'));
const card: Procedure = {
  code: '9.000001',
  name: 'Cấp thẻ thư viện',
  field: 'Thư viện',
  levels: ['commune'],
  audiences: [],
  channels: [],
  components: [],
  results: [],
  legalBases: [],
  keywords: [],
};
const steps = (name: string) => ({
  id: 'theThuVien',
  name: 'Cấp thẻ',
  steps: [
    { id: 'accept', name: 'Tiếp nhận', position: 'receptionist', action: 'accept' },
    { id: 'check', name, position: 'handler' },
    { id: 'hand', name: 'Trao thẻ', position: 'receptionist', share: 0, action: 'return' },
  ],
});
const written = { procedure: card, process: steps('Kiểm tra'), examples: [{ title: 'Lan' }] };
const fromPack = {
  effectiveFrom: Temporal.PlainDate.from('2026-01-01'),
  source: 'card/procedure.yaml',
  isReread: true,
};
await publishProcedures(ctx, [written], fromPack);
const drawn = await writeBpmn(compileSteps(steps('Kiểm tra tuổi')).model, { layout: true });

const inForce = async () => (await findProcedure(db, card.code, today))!;
const codesOf = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: { issues: readonly { code: string }[] }) => error.issues.map(({ code }) => code),
  );

test('a drawing is kept as it stands, and the second of two who draw at once is told', async () => {
  const draft = await saveProcessDraft(ctx, { code: card.code, bpmn: '<half', seenVersion: 0 });
  await saveProcessDraft(ctx, { code: card.code, bpmn: drawn, seenVersion: draft.version });
  const late = saveProcessDraft(ctx, { code: card.code, bpmn: '<other', seenVersion: draft.version });
  await assert.rejects(late, { code: 'stale' });
  const { procedureId } = await inForce();
  assert.equal((await findProcessDraft(db, procedureId))?.bpmn, drawn);
});

test('what could not be carried to its end, or no office could carry out, is refused with its reasons', async () => {
  const first = await inForce();
  const cut = drawn.replaceAll('bpmn:userTask', 'bpmn:scriptTask');
  assert.notEqual((await codesOf(publishProcess(ctx, { code: card.code, bpmn: cut }))).length, 0);
  const unknown = drawn.replaceAll('muong:position="handler"', 'muong:position="wizard"');
  assert.deepEqual(await codesOf(publishProcess(ctx, { code: card.code, bpmn: unknown })), [
    'unknown-position',
  ]);
  const open = drawn.replaceAll('muong:action="accept"', '');
  assert.deepEqual(await codesOf(publishProcess(ctx, { code: card.code, bpmn: open })), ['no-accept']);
  assert.equal((await inForce()).id, first.id);
});

test('a published drawing is a new version from today, with the form and examples of the last, and ends the draft', async () => {
  const before = await inForce();
  const after = await publishProcess(ctx, { code: card.code, bpmn: drawn });
  assert.deepEqual([after.number, after.process], [before.number + 1, { bpmn: drawn }]);
  assert.ok(after.effectiveFrom.equals(today));
  assert.equal(await findProcessDraft(db, after.procedureId), undefined);
  const facts = await db
    .selectFrom('event')
    .select('type')
    .where('type', '=', 'procedure-published')
    .execute();
  assert.equal(facts.length, 2);
});

test('the pack read again at the next start does not undo it; a change in the pack does', async () => {
  const drawnVersion = await inForce();
  assert.equal((await publishProcedures(ctx, [written], fromPack)).unchanged, 1);
  assert.equal((await inForce()).id, drawnVersion.id);
  const changed = { ...written, process: steps('Kiểm tra kỹ') };
  assert.equal((await publishProcedures(ctx, [changed], fromPack)).changed, 1);
  assert.notEqual((await inForce()).id, drawnVersion.id);
});

test('only administrators draw and publish', async () => {
  const nobody = context(anonymous);
  await assert.rejects(publishProcess(nobody, { code: card.code, bpmn: drawn }), { code: 'not-allowed' });
  await assert.rejects(saveProcessDraft(nobody, { code: card.code, bpmn: drawn, seenVersion: 0 }), {
    code: 'not-allowed',
  });
});
