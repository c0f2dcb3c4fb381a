import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dayOf } from '#modules/org/index.ts';
import {
  checkBooks,
  collectCash,
  listObligationsOf,
  loadFeeRules,
  owedVnd,
  paymentState,
  recalculateFee,
} from '#modules/payments/index.ts';
import { getProcedure, publishProcedures } from '#modules/procedures/index.ts';
import { listInbox } from '#modules/workflow/index.ts';
import { type Pack, readPack } from '#platform/packs/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { libraryCard, sampleOffice } from './fixtures.ts';
import {
  acceptDossier,
  type Dossier,
  deliverResult,
  demandDues,
  getDossier,
  refuseDossier,
  resumePaidDossier,
  resumePaidDossiers,
  submitDossier,
  withdrawDossier,
} from './index.ts';

const database = await testDatabase();
const { db } = database;
const office = await sampleOffice(database);
const hung = await office.officer('hung');

/** Library cards that cost something: each due before another act, free for children. */
const dues = { submission: '9.000011', acceptance: '9.000012', result: '9.000013' } as const;
const versionIds = new Map<string, string>();
for (const code of Object.values(dues)) {
  versionIds.set(code, await office.publishCard(code, libraryCard.channels[0]!.timeLimit));
}
await loadFeeRules(office.system, {
  ...readPack('packs', 'sample'),
  files: () =>
    Object.entries(dues).map(([dueAt, procedure]) => ({
      path: `test/fees/the-${dueAt}.yaml`,
      pack: 'test',
      name: `fees/the-${dueAt}.yaml`,
      value: {
        code: `the-${dueAt}`,
        name: { vi: 'Phí làm thẻ' },
        procedures: [procedure],
        dueAt,
        versions: [
          {
            effectiveFrom: '2026-01-01',
            legalBasis: 'Nội quy thư viện',
            lines: [{ kind: 'fee', label: { vi: 'Thẻ' }, amount: '40000' }],
            exemptions: [{ for: ['child'], reason: { vi: 'trẻ em' }, legalBasis: 'Nội quy, Điều 2' }],
            reductions: [
              { when: 'channel = "online"', percent: 25, reason: { vi: 'trực tuyến' }, legalBasis: 'Điều 3' },
            ],
            examples: [{ title: 'tại quầy', channel: 'inPerson', totalVnd: 40_000 }],
          },
        ],
      },
    })),
} as Pack);

const file = (due: keyof typeof dues, over: object = {}) =>
  submitDossier(office.lan, {
    ...office.application(),
    procedureVersionId: versionIds.get(dues[due])!,
    ...over,
  });
const feeOf = async ({ id }: Dossier) => (await listObligationsOf(db, 'dossier', [id]))[0]!;
const pay = async (dossier: Dossier) => {
  const fee = await feeOf(dossier);
  return collectCash(hung, { obligationId: fee.id, amountVnd: owedVnd(fee) });
};

describe('a fee', () => {
  test('due at submission is paid before the desk accepts', async () => {
    const filed = await file('submission');
    assert.equal(filed.feeVnd, '30000');
    await assert.rejects(acceptDossier(hung, { dossierId: filed.id }), { code: 'fee-not-paid' });
    await pay(filed);
    const accepted = await acceptDossier(hung, { dossierId: filed.id });
    assert.equal(accepted.status, 2);
  });

  test('due later does not stop the acceptance', async () => {
    for (const due of ['acceptance', 'result'] as const) {
      const filed = await file(due);
      await acceptDossier(hung, { dossierId: filed.id });
      assert.equal(paymentState(await feeOf(filed)), 'unpaid');
    }
  });

  test('stops the hand-over of the result until it is paid', async () => {
    const filed = await file('result');
    await acceptDossier(hung, { dossierId: filed.id });
    await db.updateTable('dossier').set({ status: 9 }).where('id', '=', filed.id).execute();
    await assert.rejects(deliverResult(hung, { dossierId: filed.id }), { code: 'fee-not-paid' });
    await pay(filed);
    // Paid, it waits only for the step of its process, which this dossier has not come to.
    await assert.rejects(deliverResult(hung, { dossierId: filed.id }), { code: 'not-found' });
  });

  test('that is nothing for an exempt payer passes without a step', async () => {
    const filed = await file('submission');
    const obligationId = (await feeOf(filed)).id;
    await recalculateFee(office.lan, { obligationId, categories: ['child'], reason: 'Tôi thuộc diện miễn' });
    assert.equal(paymentState(await feeOf(filed)), 'free');
    await acceptDossier(hung, { dossierId: filed.id });
  });

  test('of who stands at the counter is paid after the take-in', async () => {
    const filed = await submitDossier(hung, {
      ...office.application(),
      channel: 'inPerson',
      applicant: { id: null, name: 'Tòng Văn Quang' },
      procedureVersionId: versionIds.get(dues.submission)!,
    });
    const fee = await feeOf(filed);
    assert.deepEqual([fee.amountVnd, fee.dueAt], [40_000, 'acceptance']);
    await acceptDossier(hung, { dossierId: filed.id });
  });

  test('is let go when the dossier is withdrawn or refused', async () => {
    const [withdrawn, refused] = [await file('submission'), await file('submission')];
    await withdrawDossier(office.lan, { dossierId: withdrawn.id, reason: 'Không cần nữa' });
    await refuseDossier(hung, { dossierId: refused.id, groundCode: 'TC01', reason: 'Không thuộc địa bàn' });
    for (const ended of [withdrawn, refused]) assert.equal(paymentState(await feeOf(ended)), 'free');
    assert.deepEqual(await checkBooks(db), []);
  });

  test('of a procedure without a rule is its published figure, and stops nothing', async () => {
    const filed = await submitDossier(office.lan, office.application());
    const fee = await feeOf(filed);
    assert.deepEqual([fee.amountVnd, fee.dueAt], [20_000, 'anytime']);
    await acceptDossier(hung, { dossierId: filed.id });
  });

  test('of a free procedure is nobody’s business', async () => {
    const free = { ...libraryCard.channels[0]!, isFree: true, fees: [] };
    await publishProcedures(
      office.system,
      [{ procedure: { ...libraryCard, code: '9.000014', channels: [free] } }],
      { effectiveFrom: Temporal.PlainDate.from('2025-07-01'), source: 'test' },
    );
    const { id } = await getProcedure(db, '9.000014', Temporal.PlainDate.from('2026-11-25'));
    const filed = await submitDossier(office.lan, { ...office.application(), procedureVersionId: id });
    assert.equal(await feeOf(filed), undefined);
    const waits = await listInbox(db, hung.actor);
    assert.ok(waits.some(({ subjectId }) => subjectId === filed.id));
    await acceptDossier(hung, { dossierId: filed.id });
  });
});

describe('dues that the work has shown', () => {
  const asked = { amountVnd: 1_500_000, what: 'Thuế thu nhập cá nhân', legalBasis: 'Thông báo 12/TB-CCT' };

  test('stop the clock until they are paid, and then the work goes on by itself', async () => {
    const duc = await office.officer('duc');
    const { id: dossierId } = await file('acceptance');
    await pay(await getDossier(db, hung.actor, dossierId));
    const before = await acceptDossier(hung, { dossierId });
    const waiting = await demandDues(duc, { dossierId, ...asked });
    assert.equal(waiting.status, 6);
    assert.ok(!(await listInbox(db, hung.actor)).some(({ subjectId }) => subjectId === dossierId));
    await assert.rejects(resumePaidDossier(office.system, { dossierId }), { code: 'fee-not-paid' });
    assert.equal(await resumePaidDossiers(office.system), 0);

    office.clock.now = office.clock.now.add({ hours: 48 });
    const fees = await listObligationsOf(db, 'dossier', [dossierId]);
    const dues = fees.find(({ assessment }) => assessment.lines[0]?.kind === 'dues')!;
    assert.equal(dues.amountVnd, asked.amountVnd);
    await collectCash(hung, { obligationId: dues.id, amountVnd: dues.amountVnd });
    assert.equal(await resumePaidDossiers(office.system), 1);
    const after = await getDossier(db, hung.actor, dossierId);
    assert.equal(after.status, 4);
    // Two days were waited for the payment: the deadline is two working days later.
    assert.equal(dayOf(before.dueAt!).toString(), '2026-12-02');
    assert.equal(dayOf(after.dueAt!).toString(), '2026-12-04');
    assert.equal(await resumePaidDossiers(office.system), 0);
    assert.deepEqual(await checkBooks(db), []);
  });

  test('are asked for with what, how much and why, by who handles it', async () => {
    const { id: dossierId } = await file('acceptance');
    await acceptDossier(hung, { dossierId });
    await assert.rejects(demandDues(hung, { dossierId, ...asked }), { code: 'not-allowed' });
    const duc = await office.officer('duc');
    for (const wrong of [{ amountVnd: 0 }, { amountVnd: 1.5 }, { what: '' }, { legalBasis: ' ' }])
      await assert.rejects(demandDues(duc, { dossierId, ...asked, ...wrong }), { name: 'InvalidInput' });
  });
});
