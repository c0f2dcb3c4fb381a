import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createLetterPress } from '#engines/letters/index.ts';
import { accessRules } from '#modules/identity/index.ts';
import { revokeMandate } from '#modules/mandates/index.ts';
import { errorTexts as mandateErrors } from '#modules/mandates/module.ts';
import { sampleTemplates } from '#modules/notifications/fixtures.ts';
import { finderCache } from '#modules/procedures/index.ts';
import { createReceiptPress } from '#modules/signing/index.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { folderBlobStore } from '#platform/files/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { postedFrom } from '#ui/form/posted-from.ts';
import { addCitizen } from '../mandates/fixtures.ts';
import { citizenRoutes } from './citizen-routes.tsx';
import { deskPaths } from './desk-paths.ts';
import { deskRoutes } from './desk-routes.tsx';
import { errorTexts } from './error-texts.ts';
import { answers, libraryCard, mandateFor, sampleOffice } from './fixtures.ts';
import {
  dossierNoticeNames,
  dossierNotices,
  requestSupplement,
  submitDossier,
  supplementDossier,
} from './index.ts';
import { citizenPaths } from './paths.ts';

const database = await testDatabase();
const { db } = database;
const office = await sampleOffice(database);
const { lan } = office;
await db
  .updateTable('citizen')
  .set({
    identityNumber: '011190000123',
    email: 'lan@muongmau.example',
    phone: '0911111111',
    gender: 'female',
  })
  .where('id', '=', lan.actor.id)
  .execute();
const hoa = await addCitizen(db, 'Quàng Văn Hòa', { email: 'hoa@muongmau.example', phone: '0922222222' });
const stranger = await addCitizen(db, 'Giàng A Sình');
const press = createReceiptPress(db, 'a'.repeat(64), 'http://localhost/bien-nhan');
const letters = createLetterPress({ templatesRoots: ['packs/national/letters'] });
const services = {
  blobs: folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-agents-'))),
  letters,
  baseUrl: 'https://muongmau.example',
  finderFor: finderCache(() => ({}) as never),
};
const site = await testApp({
  database,
  now: () => office.clock.now,
  accessRules,
  errorTexts: (code, ...rest) => errorTexts(code, ...rest) ?? mandateErrors(code, ...rest),
  signInPath: '/dang-nhap',
  routes: [citizenRoutes(services), deskRoutes(services)],
});
after(() => Promise.all([site.app.close(), letters.close()]));
const hung = await office.officer('hung');
const [lanSees, hoaSees, strangerSees, hungSees] = await Promise.all(
  [lan.actor, hoa, stranger, hung.actor].map((actor) => visitor(site, actor)),
);

const { address, ...plain } = answers as Record<string, string> & { address: Record<string, string> };
const typed: Readonly<Record<string, string>> = {
  ...plain,
  agreed: 'yes',
  returnMethod: 'online',
  ...Object.fromEntries(Object.entries(address).map(([name, value]) => [`address.${name}`, value])),
};

/** Hòa begins Lan's application, and fills it in to the review. */
async function fillFor(mandateId: string): Promise<string> {
  const begun = await hoaSees!.post(citizenPaths.apply(libraryCard.code), {
    placeCode: '99004',
    mandate: mandateId,
  });
  assert.equal(begun.status, 303, begun.html);
  const id = begun.location!.split('/')[2]!;
  for (const stage of ['applicant', 'request', 'papers', 'lien-he']) {
    const path = citizenPaths.stage(id, stage);
    const shown = postedFrom((await hoaSees!.get(path)).html, 'continue');
    await hoaSees!.post(
      path,
      shown.map(([name, value]) => [name, value || (typed[name] ?? value)] as const),
    );
  }
  return id;
}
const send = (draftId: string) => hoaSees!.post(citizenPaths.submission(draftId), {});
const sent = async (draftId: string) => {
  const { status, html, location } = await send(draftId);
  assert.equal(status, 303, html);
  return location!.split('/')[2]!;
};

test('who holds a mandate applies for the grantor: both follow the dossier, the desk sees both names, notices go to the applicant', async () => {
  const organisation = { name: 'Hợp tác xã Nà Lúa', taxCode: '5600123456' };
  const mandateId = await mandateFor(office, press, hoa, { organisation });
  assert.match(
    (await hoaSees!.get(citizenPaths.apply(libraryCard.code))).html,
    /Nộp cho[\s\S]*Hợp tác xã Nà Lúa \(Lò Thị Lan\)/,
  );
  const noPlace = await hoaSees!.post(citizenPaths.apply(libraryCard.code), { mandate: mandateId });
  assert.match(noPlace.html, new RegExp(`value="${mandateId}" checked`), 'for whom stays chosen');
  assert.doesNotMatch((await strangerSees!.get(citizenPaths.apply(libraryCard.code))).html, /Nộp cho/);

  const draftId = await fillFor(mandateId);
  assert.equal(
    (await lanSees!.get(citizenPaths.review(draftId))).status,
    404,
    'scratch paper is the agent’s',
  );
  assert.match((await hoaSees!.get(citizenPaths.review(draftId))).html, /Bạn nộp thay Hợp tác xã Nà Lúa/);
  const id = await sent(draftId);
  const dossier = await db.selectFrom('dossier').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  assert.deepEqual(
    [
      dossier.applicantId,
      dossier.agentId,
      dossier.agentName,
      dossier.applicantEmail,
      dossier.organisationName,
    ],
    [lan.actor.id, hoa.id, 'Quàng Văn Hòa', 'lan@muongmau.example', 'Hợp tác xã Nà Lúa'],
  );
  assert.match((await lanSees!.get(citizenPaths.own)).html, /Quàng Văn Hòa nộp thay/);
  assert.match((await hoaSees!.get(citizenPaths.own)).html, /nộp thay Lò Thị Lan/);
  const agentsPage = await hoaSees!.get(citizenPaths.dossier(id));
  assert.equal(agentsPage.status, 200);
  assert.doesNotMatch(agentsPage.html, new RegExp(`action="${citizenPaths.withdrawal(id)}"`));
  assert.match(
    (await lanSees!.get(citizenPaths.dossier(id))).html,
    new RegExp(`action="${citizenPaths.withdrawal(id)}"`),
  );
  assert.equal((await strangerSees!.get(citizenPaths.dossier(id))).status, 404);
  assert.match(
    (await hungSees!.get(deskPaths.dossier(id))).html,
    /Lò Thị Lan[\s\S]*Người được ủy quyền[\s\S]*Quàng Văn Hòa[\s\S]*Hợp tác xã Nà Lúa[^<]*chưa xác minh/,
  );
  const events = await listEventsOf(db, 'dossier', id);
  const told = await db
    .transaction()
    .execute((tx) => dossierNotices(sampleTemplates(dossierNoticeNames), 'muongmau.example')(tx, events));
  assert.deepEqual(
    told.map(({ addresses }) => addresses.email),
    ['lan@muongmau.example'],
  );
});

test('a form filled in for someone else knows their name, number and address, and nothing more of their account', async () => {
  const mandateId = await mandateFor(office, press, hoa);
  const { location } = await hoaSees!.post(citizenPaths.apply(libraryCard.code), {
    placeCode: '99004',
    mandate: mandateId,
  });
  const form = await hoaSees!.get(location!);
  assert.match(form.html, /value="Lò Thị Lan"/);
  assert.match(form.html, /value="011190000123"/);
  assert.match(form.html, /tài khoản của người ủy quyền/);
  const contact = await hoaSees!.get(citizenPaths.stage(location!.split('/')[2]!, 'lien-he'));
  assert.match(contact.html, /0922222222/, 'the desk rings the one who acts');
  assert.doesNotMatch(form.html + contact.html, /0911111111|lan@muongmau/);
});

test('a mandate ended or past while a form is filled in refuses the sending, and nothing typed is lost', async () => {
  const mandateId = await mandateFor(office, press, hoa);
  const draftId = await fillFor(mandateId);
  const sentBefore = await sent(await fillFor(await mandateFor(office, press, hoa)));
  await revokeMandate(lan, press, mandateId);
  const refused = await send(draftId);
  assert.equal(refused.status, 409);
  assert.match(refused.html, /Ủy quyền này đã chấm dứt, hết hạn/);
  const kept = await hoaSees!.get(citizenPaths.review(draftId));
  assert.match(kept.html, /Đề nghị cấp thẻ thư viện[\s\S]*/);
  assert.match(kept.html, /Ủy quyền đã chấm dứt hoặc hết hạn/);
  const again = await hoaSees!.post(citizenPaths.apply(libraryCard.code), {
    placeCode: '99004',
    mandate: mandateId,
  });
  assert.equal(again.status, 409);
  assert.equal(
    (await hoaSees!.get(citizenPaths.dossier(sentBefore))).status,
    200,
    'another mandate, another dossier',
  );
});

test('an agent answers for the applicant while the mandate is in force, and sees nothing once it is ended', async () => {
  const mandateId = await mandateFor(office, press, hoa);
  const id = await sent(await fillFor(mandateId));
  await requestSupplement(hung, { dossierId: id, reason: 'Ảnh bị mờ', papers: ['Ảnh chân dung'] });
  const begin = office.clock.now;
  const asHoa = office.system.as(hoa);
  const file = await db.selectFrom('file').select('id').executeTakeFirst();
  const answer = { dossierId: id, fileIds: file ? [file.id] : [], isOnPaper: true };
  office.clock.now = begin.add({ hours: 24 * 400 });
  await assert.rejects(supplementDossier(asHoa, answer), { code: 'mandate-not-in-force' });
  office.clock.now = begin;
  await revokeMandate(asHoa, press, mandateId);
  await assert.rejects(supplementDossier(asHoa, answer), { code: 'not-found' });
  assert.equal((await hoaSees!.get(citizenPaths.dossier(id))).status, 404);
  assert.equal((await lanSees!.get(citizenPaths.dossier(id))).status, 200);
  const other = await sent(await fillFor(await mandateFor(office, press, hoa)));
  await requestSupplement(hung, { dossierId: other, reason: 'Ảnh bị mờ', papers: ['Ảnh chân dung'] });
  assert.equal((await supplementDossier(asHoa, { ...answer, dossierId: other })).status, 1);
});

test('nobody sends for another without a mandate of theirs', async () => {
  const mandateId = await mandateFor(office, press, hoa);
  const application = { ...office.application(), mandateId };
  const asStranger = office.system.as(stranger);
  await assert.rejects(submitDossier(asStranger, application), { code: 'mandate-not-in-force' });
  await assert.rejects(submitDossier(asStranger, office.application()), { code: 'not-allowed' });
  const forStranger = { ...application, applicant: { id: stranger.id, name: stranger.name } };
  await assert.rejects(submitDossier(office.system.as(hoa), forStranger), { code: 'mandate-not-in-force' });
});
