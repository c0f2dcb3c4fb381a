import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { createLetterPress } from '#engines/letters/index.ts';
import { pdfText, poppler } from '#engines/letters/poppler.ts';
import { dayOf } from '#modules/org/index.ts';
import { listObligationsOf, paymentState } from '#modules/payments/index.ts';
import { listInbox, listWorkItemsOf } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { sampleOffice } from './fixtures.ts';
import {
  acceptDossier,
  type Dossier,
  extendDossier,
  getDossier,
  listLetters,
  loadRefusalGrounds,
  refuseDossier,
  requestSupplement,
  statuses,
  stopDossier,
  submitDossier,
  supplementDossier,
  withdrawDossier,
} from './index.ts';
import { drawLetter } from './letters.ts';

const database = await testDatabase();
const { db } = database;
const office = await sampleOffice(database);
const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
after(() => letters.close());
const [hung, duc, mai, nga] = (await Promise.all(['hung', 'duc', 'mai', 'nga'].map(office.officer))) as [
  Context,
  Context,
  Context,
  Context,
];
const morning = '2026-11-25T02:00:00Z';
const at = (instant: string) => {
  office.clock.now = Temporal.Instant.from(instant);
};
const accepted = async () => {
  at(morning);
  const { id } = await submitDossier(office.lan, office.application());
  return acceptDossier(hung, { dossierId: id });
};
const letterOf = async ({ id }: Dossier, kind: string) =>
  (await listLetters(db, id)).find((letter) => letter.kind === kind)!;
const textOf = async (dossier: Dossier, kind: string) => {
  const letter = await letterOf(dossier, kind);
  return pdfText(await drawLetter({ letters, baseUrl: 'http://muong.test' }, dossier, letter)).replace(
    /\s+/g,
    ' ',
  );
};

describe('a new appointment', () => {
  const reason = 'Mưa lũ chia cắt đường vào bản';

  test('is made with an apology, moves the deadline everywhere, and tells when', {
    skip: poppler.missing,
  }, async () => {
    const before = await accepted();
    const after = await extendDossier(mai, { dossierId: before.id, reason, extra: 3 });
    // Five working days from Wednesday the 25th are Wednesday the 2nd; three more are Monday the 7th.
    assert.deepEqual(
      [before, after].map(({ dueAt }) => dayOf(dueAt!).toString()),
      ['2026-12-02', '2026-12-07'],
    );
    assert.equal(after.dueOriginalAt?.toString(), before.dueAt?.toString(), 'the first appointment is kept');
    const items = await listWorkItemsOf(db, 'dossier', after.id);
    assert.ok(items.filter(({ state }) => state === 'open').every(({ dueAt }) => dueAt.equals(after.dueAt!)));
    const text = await textOf(after, 'apology');
    for (const words of [reason, '02/12/2026', '07/12/2026', 'thành thật xin lỗi', 'Quàng Thị Mai', 'TM.'])
      assert.ok(text.includes(words), `${words}: ${text}`);
    const last = (await listEventsOf(db, 'dossier', after.id)).at(-1)!;
    assert.equal(last.type, 'dossier-extended');
  });

  test('is made once', async () => {
    const { id: dossierId } = await accepted();
    await extendDossier(mai, { dossierId, reason, extra: 1 });
    await assert.rejects(extendDossier(mai, { dossierId, reason, extra: 1 }), { code: 'already-extended' });
  });

  test('is made no later than the day before the result is due', async () => {
    const { id: dossierId } = await accepted();
    for (const late of ['2026-12-02T01:00:00Z', '2026-12-03T01:00:00Z']) {
      at(late);
      await assert.rejects(extendDossier(mai, { dossierId, reason, extra: 1 }), {
        code: 'too-late-to-extend',
      });
    }
    at('2026-12-01T09:00:00Z');
    await extendDossier(mai, { dossierId, reason, extra: 1 });
  });

  test('is a leader’s to make, with its reason and its days', async () => {
    const { id: dossierId } = await accepted();
    for (const officer of [hung, duc])
      await assert.rejects(extendDossier(officer, { dossierId, reason, extra: 1 }), { code: 'not-allowed' });
    await assert.rejects(extendDossier(mai, { dossierId, reason: '', extra: 1 }), { name: 'InvalidInput' });
    for (const extra of [0, -1, 1.5, 61, Number.NaN])
      await assert.rejects(extendDossier(mai, { dossierId, reason, extra }), { name: 'InvalidInput' });
  });
});

describe('stopping', () => {
  test('ends the work with a notice that says why, at which step, and what is paid back', {
    skip: poppler.missing,
  }, async () => {
    const open = await accepted();
    const stopped = await stopDossier(nga, {
      dossierId: open.id,
      reason: 'Người nộp không còn nhu cầu',
      isRequested: true,
      refundsFee: true,
    });
    assert.equal(stopped.status, statuses.stopped);
    const text = await textOf(stopped, 'stop-notice');
    for (const words of ['Người nộp không còn nhu cầu', 'đề nghị dừng giải quyết', 'không phát sinh phí'])
      assert.ok(text.includes(words), `${words}: ${text}`);
    for (const { actor } of [hung, duc])
      assert.ok(!(await listInbox(db, actor)).some(({ subjectId }) => subjectId === open.id));
    const [fee] = await listObligationsOf(db, 'dossier', [open.id]);
    assert.equal(paymentState(fee!), 'free', 'nothing more is owed');
    await assert.rejects(
      stopDossier(nga, { dossierId: open.id, reason: 'Lần nữa', isRequested: false, refundsFee: false }),
      { code: 'dossier-not-open' },
    );
  });

  test('is a leader’s to decide', async () => {
    const { id: dossierId } = await accepted();
    const asked = { dossierId, reason: 'Không tiếp tục được', isRequested: false, refundsFee: false };
    for (const officer of [hung, duc])
      await assert.rejects(stopDossier(officer, asked), { code: 'not-allowed' });
  });
});

describe('withdrawing', () => {
  test('by the applicant ends the work, and leaves them its notice', { skip: poppler.missing }, async () => {
    const open = await accepted();
    const withdrawn = await withdrawDossier(office.lan, { dossierId: open.id, reason: 'Tôi chuyển nơi ở' });
    assert.equal(withdrawn.status, statuses.withdrawn);
    const text = await textOf(withdrawn, 'stop-notice');
    for (const words of ['Tôi chuyển nơi ở', 'Bộ phận tiếp nhận và trả kết quả'.toUpperCase()])
      assert.ok(text.includes(words), `${words}: ${text}`);
  });
});

describe('a refusal', () => {
  test('stands on a ground of the coded list, which its letter cites with the law', {
    skip: poppler.missing,
  }, async () => {
    at(morning);
    const filed = await submitDossier(office.lan, office.application());
    const refuse = (groundCode: string) =>
      refuseDossier(hung, { dossierId: filed.id, groundCode, reason: 'Thẻ cũ còn hạn đến 2027' });
    for (const unknown of ['', 'TC99', 'Không thích'])
      await assert.rejects(refuse(unknown), /ground-required/);
    const refused = await refuse('TC07');
    const text = await textOf(refused, 'refusal');
    for (const words of ['Việc đã được giải quyết', 'Thẻ cũ còn hạn', 'Nghị định 118/2025/NĐ-CP'])
      assert.ok(text.includes(words), `${words}: ${text}`);
    const last = (await listEventsOf(db, 'dossier', filed.id)).at(-1)!;
    assert.equal(last.data['ground'], 'TC07');
  });

  test('grounds that ended are no longer offered, and a wrong list is refused with its place', async () => {
    const list = (grounds: readonly object[]) =>
      loadRefusalGrounds(office.system, {
        file: () => ({ path: 'x/refusal-grounds.yaml', pack: 'x', name: '', value: { grounds } }),
      } as never);
    const ended = {
      code: 'TC50',
      title: 'Cũ',
      legalBasis: 'Luật cũ',
      validFrom: '2020-01-01',
      validTo: '2024-12-31',
    };
    await list([ended]);
    at(morning);
    const filed = await submitDossier(office.lan, office.application());
    await assert.rejects(
      refuseDossier(hung, { dossierId: filed.id, groundCode: 'TC50', reason: 'Theo luật cũ' }),
      /ground-required/,
    );
    await assert.rejects(
      list([ended, { code: 'TC51', title: 'Không luật' }]),
      /x\/refusal-grounds\.yaml: \/grounds\/1/,
    );
  });
});

describe('a supplement', () => {
  test('asked for a second time stands on a leader’s word, and there is no third', async () => {
    const { id: dossierId } = await accepted();
    const ask = (by: Context) => requestSupplement(by, { dossierId, reason: 'Ảnh bị mờ', papers: ['Ảnh'] });
    const answer = () => supplementDossier(hung, { dossierId, fileIds: [], isOnPaper: true });
    await ask(hung);
    await answer();
    for (const officer of [hung, duc])
      await assert.rejects(ask(officer), { code: 'second-supplement-needs-leader' });
    await ask(mai);
    await answer();
    await assert.rejects(ask(mai), { code: 'supplement-already-requested' });
    assert.equal((await getDossier(db, hung.actor, dossierId)).status, statuses.accepted);
  });
});

describe('letters', () => {
  test('are numbered without gaps in their agency’s series, under any concurrency', async () => {
    at('2027-03-01T02:00:00Z');
    const filed = await Promise.all(
      Array.from({ length: 8 }, () => submitDossier(office.lan, office.application())),
    );
    await Promise.all(
      filed.map(({ id }, index) =>
        refuseDossier(hung, {
          dossierId: id,
          groundCode: index === 3 ? 'TC98' : 'TC01',
          reason: 'Không thuộc thẩm quyền',
        }).catch(() => {}),
      ),
    );
    const numbers = await Promise.all(
      filed.map(
        async (dossier) => ((await letterOf(dossier, 'refusal'))?.data as { number: string })?.number,
      ),
    );
    assert.deepEqual(
      numbers.filter(Boolean).toSorted(),
      Array.from({ length: 7 }, (_, index) => `0${index + 1}/P-UBND`),
    );
  });
});
