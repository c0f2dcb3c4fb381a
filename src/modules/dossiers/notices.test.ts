import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleRules, sampleTemplates } from '#modules/notifications/fixtures.ts';
import { noticeReader } from '#modules/notifications/index.ts';
import { listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { catchUp } from '#platform/events/index.ts';
import { installJobs } from '#platform/jobs/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { sampleOffice } from './fixtures.ts';
import {
  acceptDossier,
  deliverResult,
  dossierNoticeNames,
  dossierNotices,
  handOverDossier,
  issueResult,
  refuseDossier,
  requestSupplement,
  signOffDossier,
  submitDossier,
  supplementDossier,
  withdrawDossier,
} from './index.ts';

const database = await testDatabase();
await installJobs(database.adminUrl);
const office = await sampleOffice(database);
const { lan } = office;
const [hung, thanh, duc, mai, yen] = (await Promise.all(
  ['hung', 'thanh', 'duc', 'mai', 'yen'].map((name) => office.officer(name)),
)) as [Context, Context, Context, Context, Context];

const reader = noticeReader({
  tenant: 'sample',
  sources: [dossierNotices(sampleTemplates(dossierNoticeNames), 'dichvucong.muongmau.example')],
  rules: sampleRules,
  site: { baseUrl: 'https://dichvucong.muongmau.example', siteName: 'Tỉnh Mường Mẫu' },
  channels: ['email', 'sms'],
});

async function noticesOf({ code }: { readonly code: string }) {
  await catchUp(database.sequencerDb, database.db, [reader]);
  return database.db
    .selectFrom('notice')
    .innerJoin('noticeDelivery', 'noticeId', 'notice.id')
    .innerJoin('event', 'event.id', 'notice.eventId')
    .select(['address', 'subject', 'text as body', 'recipientId', 'channel'])
    .where('state', '=', 'waiting')
    .where('subject', 'like', `%${code}%`)
    .orderBy('event.subjectVersion')
    .execute();
}

const handOver = async (ctx: Context, dossierId: string, outcome?: string): Promise<void> => {
  const item = (await listInbox(database.db, ctx.actor)).find(({ subjectId }) => subjectId === dossierId);
  await handOverDossier(ctx, { workItemId: item!.id, dossierId, ...(outcome && { outcome }) });
};

test('an applicant hears of every turn of a dossier, and not of what passes between desks', async () => {
  const filed = await submitDossier(lan, office.application());
  const dossierId = filed.id;
  await acceptDossier(hung, { dossierId });
  await requestSupplement(hung, { dossierId, reason: 'Ảnh quá mờ', papers: ['Ảnh chân dung rõ mặt'] });
  await supplementDossier(hung, { dossierId, fileIds: [], isOnPaper: true });
  await handOver(thanh, dossierId);
  await handOver(duc, dossierId, 'grant');
  await handOver(thanh, dossierId, 'approve');
  await signOffDossier(mai, { dossierId, fileId: null });
  await issueResult(yen, { dossierId, fileId: null });
  await deliverResult(hung, { dossierId });

  const notices = await noticesOf(filed);
  assert.deepEqual(
    notices.map(({ subject }) => subject.replace(filed.code, '…')),
    [
      'Đã nhận hồ sơ …',
      'Hồ sơ … đã được tiếp nhận',
      'Hồ sơ … cần bổ sung giấy tờ',
      'Đã nhận giấy tờ bổ sung của hồ sơ …',
      'Hồ sơ … đã có kết quả',
      'Đã trả kết quả hồ sơ …',
    ],
  );
  assert.match(notices[1]!.body, /Hẹn trả kết quả: 17:00 02\/12\/2026\./);
  for (const { address, recipientId, body } of notices) {
    assert.equal(address, 'lan@muongmau.example');
    assert.equal(recipientId, lan.actor.id);
    assert.ok(body.includes(`https://dichvucong.muongmau.example/ho-so-cua-toi/${dossierId}`));
    assert.doesNotMatch(body, /Lan|0912345678|011190000123|Bản Nà Lúa|mờ|undefined|null/);
  }
});

test('who filed without an account is led to the public tracking and to the desk', async () => {
  const { applicant, ...rest } = office.application();
  const filed = await submitDossier(hung, {
    ...rest,
    channel: 'inPerson',
    applicant: { ...applicant, id: null },
    receivedComponents: [1],
  });
  await refuseDossier(hung, {
    dossierId: filed.id,
    groundCode: 'TC01',
    reason: 'Không thuộc thẩm quyền của xã',
  });
  const notices = await noticesOf(filed);
  assert.equal(notices.length, 2);
  for (const { body } of notices) {
    assert.ok(body.includes(`https://dichvucong.muongmau.example/tra-cuu/${filed.code}`));
    assert.doesNotMatch(body, /ho-so-cua-toi|thẩm quyền/);
  }
  assert.match(notices[1]!.body, /liên hệ .+ để nhận phiếu\./);
});

test('a withdrawal is told too, in case someone else did it', async () => {
  const filed = await submitDossier(lan, office.application());
  await withdrawDossier(lan, { dossierId: filed.id, reason: 'Không cần nữa' });
  assert.match((await noticesOf(filed)).at(-1)!.body, /Nếu Ông\/Bà không yêu cầu việc này/);
});

test('who left no e-mail address is told by text message, with nothing in it but the code', async () => {
  const application = office.application();
  const filed = await submitDossier(lan, {
    ...application,
    applicant: { ...application.applicant, email: null },
  });
  const [notice, ...others] = await noticesOf(filed);
  assert.deepEqual(others, []);
  assert.equal(notice!.channel, 'sms');
  assert.match(notice!.body, new RegExp(`^Da nhan ho so ${filed.code} luc .* Xem tai dichvucong`));
  assert.doesNotMatch(notice!.body, /Lan|011190000123|dang ky/i);
});
