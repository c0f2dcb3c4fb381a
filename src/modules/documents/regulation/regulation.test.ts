import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { composeDocument, sendEnvelope } from '#modules/exchange/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import { testApp, testDatabase, visitor } from '#platform/testing/index.ts';
import { draftDocument } from '../commands/draft-document.ts';
import { issueDocument } from '../commands/issue-document.ts';
import { registerArrival } from '../commands/register-arrival.ts';
import { workingDesks } from '../fixtures.ts';
import { leastRetentions, loadDocumentRules } from '../index.ts';
import { layForSigning } from '../lay-for-signing.ts';
import { listDocuments } from '../list-documents.ts';
import { documentPages } from '../module.ts';
import { documentPaths } from '../paths.ts';
import { getDocument } from '../queries.ts';

const database = await testDatabase();
const { db } = database;
const desks = await workingDesks(database);
after(() => desks.close());
const { services, settle, sign, system, pack } = desks;
await loadDocumentRules(system, pack);
const [huy, thinh, oanh, yen, thanh] = (await Promise.all(
  ['huy', 'thinh', 'oanh', 'yen', 'thanh'].map((name) => desks.officer(name)),
)) as [Context, Context, Context, Context, Context];

/** What an act is refused with: the code, and the article that it rests on. */
const refusalOf = async (act: Promise<unknown>) => {
  const error = await act.then(
    () => assert.fail('it was not refused'),
    (thrown: unknown) => thrown,
  );
  const { code, params } =
    error instanceof InvalidInput
      ? error.issues[0]!
      : error instanceof Refusal
        ? error
        : assert.fail(String(error));
  return `${code}: ${params?.['law']}`;
};
const signed = async (of: Parameters<typeof desks.letter>[0] = {}) => {
  const { id: documentId } = await draftDocument(huy, services, desks.letter(of));
  await layForSigning(huy, services, { documentId, initialIds: [] });
  await sign(thinh);
  await sign(oanh);
  await settle();
  return documentId;
};
const arrived = async (subject: string) => {
  await settle();
  const [found] = await listDocuments(db, yen.actor, { direction: 'incoming', search: subject });
  return found!;
};
const register = (document: { readonly id: string }, isForReference = false) =>
  registerArrival(yen, { ...desks.paper(), typeName: 'Công văn', documentId: document.id, isForReference });

describe('who may issue', () => {
  test('a resolution is drafted by a body that decides together, not by a department', async () => {
    const resolution = desks.letter({ typeCode: 'resolution', addressees: [] });
    assert.match(
      await refusalOf(draftDocument(huy, services, resolution)),
      /^issuer-not-collective: .*Điều 13/,
    );
  });

  test('a decision is not signed by order of whoever heads an office', async () => {
    const ofCommune = {
      agencyId: desks.agencyId,
      unitId: desks.unitId('H99.102.1'),
      signerId: desks.officerId('thanh'),
      receivers: [],
      addressees: [],
    };
    const decision = desks.letter({ ...ofCommune, typeCode: 'decision' });
    assert.match(await refusalOf(draftDocument(thanh, services, decision)), /^issuer-by-order: .*Điều 13/);
    const notice = await draftDocument(thanh, services, desks.letter({ ...ofCommune, typeCode: 'notice' }));
    assert.equal(notice.state, 'draft', 'a notice may be');
  });
});

describe('what is valid', () => {
  test('a document without the signatures of the law goes out by no electronic means', async () => {
    const documentId = await signed();
    // As one signed by hand: there is no request of signing that ended.
    const { signingRequestId } = await getDocument(db, oanh.actor, documentId);
    await db.updateTable('document').set({ signingRequestId: null }).where('id', '=', documentId).execute();
    assert.match(
      await refusalOf(issueDocument(oanh, { documentId })),
      /^document-not-valid-electronically: .*Điều 5/,
    );
    await db.updateTable('document').set({ signingRequestId }).where('id', '=', documentId).execute();
    assert.equal((await issueDocument(oanh, { documentId })).state, 'issued');
  });

  test('what arrives signed and sealed is registered as an original', async () => {
    const document = await arrived('rà soát biên chế');
    const judged = await db
      .selectFrom('documentValidity')
      .selectAll()
      .where('documentId', '=', document.id)
      .execute();
    assert.deepEqual(
      judged.map(({ verdict, edition }) => [verdict, edition]),
      [['valid', 1]],
    );
    assert.equal((await register(document)).state, 'registered');
  });

  test('what arrives without a valid signature is refused with the article, or kept for reference and says so', async () => {
    await sendEnvelope(
      system,
      desks.axis,
      composeDocument({
        from: { code: 'H99.03', name: 'Sở Nội vụ' },
        to: [{ code: 'H99.102', name: 'Ủy ban nhân dân xã Nà Lúa' }],
        number: '77',
        notation: 'SNV-CCHC',
        place: 'Mường Mẫu',
        promulgatedOn: Temporal.PlainDate.from('2026-11-24'),
        typeName: 'Công văn',
        subject: 'văn bản chưa ký số',
        signer: { competence: '', position: 'Giám đốc', fullName: 'Vì Văn Thịnh' },
        priority: 0,
        sentAt: desks.clock.now,
        files: [{ name: '77.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.4\nx\n%%EOF\n') }],
      }),
    );
    const document = await arrived('văn bản chưa ký số');
    assert.match(await refusalOf(register(document)), /^not-valid-electronically: .*Điều 21/);
    const registered = await register(document, true);
    const { note } = await db
      .selectFrom('documentRevision')
      .select('note')
      .where('documentId', '=', document.id)
      .where('number', '=', registered.revision)
      .executeTakeFirstOrThrow();
    assert.match(note!, /để tham khảo/);
  });
});

describe('how long it is kept', () => {
  test('is told of what the agency issued, by the law of its day', async () => {
    const [issued] = await listDocuments(db, oanh.actor, { direction: 'outgoing' });
    const of = async (typeName: string, day: string) =>
      (
        await leastRetentions(db, [
          { ...issued!, typeName, issuedAt: Temporal.Instant.from(`${day}T03:00:00Z`) },
        ])
      ).get(issued!.id)?.years;
    assert.equal(await of('Quyết định', '2026-11-25'), null);
    assert.equal(await of('Báo cáo', '2026-11-25'), 5);
    assert.equal(await of('Quyết định', '2025-06-30'), undefined, 'before the law');
    assert.equal(await of('Công văn', '2026-11-25'), undefined);
  });
});

test('all of it stands on one page with its articles, and what nobody has confirmed says so', async () => {
  const house = await testApp({
    database,
    now: () => desks.clock.now,
    routes: documentPages(services),
    accessRules: { officer: ({ kind }) => kind === 'officer' },
  });
  after(() => house.app.close());
  const { html } = await (await visitor(house, yen.actor)).get(documentPaths.regulation());
  for (const words of ['Nghị quyết', 'Lưu vĩnh viễn', 'Điều 21', 'Chờ đối chiếu'])
    assert.ok(html.includes(words), words);
  assert.equal(await loadDocumentRules(system, pack), 0, 'loading again changes nothing');
});
