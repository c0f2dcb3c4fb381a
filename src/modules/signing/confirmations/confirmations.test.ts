import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import { createDemoAuthority } from '#engines/pdf-signature/index.ts';
import { ask, needs } from '#engines/pdf-signature/other-software.ts';
import { readPdf } from '#engines/pdf-signature/pdf-file.ts';
import { signatureFields, signedRange } from '#engines/pdf-signature/signature-fields.ts';
import type { Context } from '#platform/context.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { getFile } from '#platform/files/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { pin } from '../fixtures.ts';
import {
  beginBatch,
  createKeyRing,
  enrolKey,
  findSigningKey,
  getBatch,
  getRequest,
  openSigningKey,
  signBatch,
  verifyFile,
} from '../index.ts';
import { startCscServer } from '../keys/csc/csc-server.ts';
import { pemOf } from '../keys/pem.ts';
import { askPhoneTrial, msisdnOf } from '../phone-enrolment.ts';
import { signingActs } from '../signing-acts.ts';
import { carryConfirmations } from './carry-confirmations.ts';
import { getConfirmation } from './confirmations.ts';
import { phoneOffice } from './phone-office.ts';

const database = await testDatabase();
const { db } = database;
const office = await phoneOffice(database);
const { server, services, keyRing, carry } = office;
const [duc, mai, tuan, thanh] = (await Promise.all(
  ['duc', 'mai', 'tuan', 'thanh'].map((name) => office.officer(name)),
)) as [Context, Context, Context, Context];
const [maisPhone, tuansPhone, thanhsPhone] = ['+84912345678', '+84987654321', '+84933333333'] as const;

const noSecret = { pin: '' };
const sign = async (ctx: Context, batchId: string) =>
  (await signBatch(ctx, services, batchId, noSecret)).confirmationId;
const stateOf = async (ctx: Context, id: string) => {
  const { state, problem } = await getConfirmation(db, ctx.actor, id);
  return problem?.code ?? state;
};
const entriesOf = async (ctx: Context, batchId: string) =>
  (await getBatch(db, ctx.actor, batchId)).entries.map(({ state, problem }) => problem ?? state);
async function filesOf(requestId: string): Promise<readonly Buffer[]> {
  const { documents } = await getRequest(db, duc.actor, requestId);
  return Promise.all(
    documents.map(async ({ fileId }) => buffer(services.blobs.read((await getFile(db, fileId)).sha256))),
  );
}
/** How many signatures each document carries, all of which hold. */
const signatures = async (requestId: string) =>
  Promise.all(
    (await filesOf(requestId)).map(async (pdf) => {
      const verdict = await verifyFile(db, pdf, office.clock.now);
      return verdict.kind === 'signed' && verdict.isValid ? verdict.signatures.length : 0;
    }),
  );

describe('a key on a SIM', () => {
  test('is enrolled by a trial that its holder confirms on the telephone; the certificate comes with the answer', async () => {
    const id = await office.enrol(mai, maisPhone);
    assert.equal(await stateOf(mai, id), 'done');
    const key = await findSigningKey(db, { officerId: mai.actor.id! }, office.clock.now);
    assert.deepEqual(key?.place, { kind: 'mobile', service: 'one', msisdn: maisPhone });
    assert.equal(key?.label, mai.actor.name);
    const facts = await listEventsOf(db, 'signing-confirmation', id);
    assert.deepEqual(
      facts.map(({ type }) => type),
      ['signing-confirmation-asked', 'signing-confirmation-given', 'signing-confirmation-ended'],
    );
    assert.doesNotMatch(JSON.stringify(facts), /912345678/);
  });

  test('is refused when its authority is not believed here, with the reason', async () => {
    const stranger = createDemoAuthority({ commonName: 'Nơi khác', ...office.years });
    office.putSim(tuansPhone, 'Người lạ', stranger);
    const id = await askPhoneTrial(tuan, keyRing, { service: 'one', msisdn: '0987 654 321' });
    await office.confirm(tuansPhone);
    const { problem } = await getConfirmation(db, tuan.actor, id);
    assert.equal(problem?.code, 'certificate-refused');
    assert.match(String(problem?.params?.['reason']), /tin cậy/);
    await assert.rejects(askPhoneTrial(tuan, keyRing, { service: 'one', msisdn: '12' }), /msisdn-invalid/);
    await assert.rejects(getConfirmation(db, mai.actor, id), { code: 'not-found' });
  });

  test('is known by its number in the international form', () => {
    assert.equal(msisdnOf('0912 345 678'), '+84912345678');
    assert.equal(msisdnOf('+84 (91) 234-5678'), '+84912345678');
  });

  test('says what it is where nobody can go on with it later', async () => {
    const holder = { officerId: mai.actor.id! };
    const { signer } = await openSigningKey(mai, { holder, secret: noSecret, keyRing });
    await assert.rejects(signer.sign(Buffer.from('bản sao')), { code: 'key-confirms-elsewhere' });
  });
});

describe('a document', () => {
  test('is signed once the PIN was typed on the telephone, which shows the code of the screen', async () => {
    const { request, batchId } = await office.batch(duc, mai);
    const id = (await sign(mai, batchId))!;
    assert.equal(await sign(mai, batchId), id, 'a double click asks once');
    await Promise.all([carry(), carry()]);
    const prompts = server.prompts(maisPhone);
    assert.equal(prompts.length, 1, 'two workers ask once');
    const { documents } = await getConfirmation(db, mai.actor, id);
    assert.deepEqual(prompts[0]!.shown, [`Mã ${documents[0]!.code}. Ký Văn bản 1.pdf`]);
    assert.equal(await carry(9), 0, 'the service is asked at its own pace');
    await carry(1);
    assert.equal(await stateOf(mai, id), 'waiting');
    assert.deepEqual(await signatures(request.id), [0]);

    server.press(maisPhone, 'confirm');
    // One of the two hears it; the other may already find it confirmed, and carry it out.
    await Promise.all([carry(3), carry()]);
    await Promise.all([carry(), carry()]);
    assert.equal(await stateOf(mai, id), 'done');
    assert.deepEqual(await entriesOf(mai, batchId), ['signed']);
    assert.deepEqual(await signatures(request.id), [1]);
    assert.equal((await getRequest(db, duc.actor, request.id)).request.state, 'signed');
    assert.equal(await carry(600), 0, 'and nothing is left to look at');
    await pdfsigAndOpenssl((await filesOf(request.id))[0]!);
  });

  test('is not signed for what else comes of the question, and may be asked about again', async () => {
    const { request, batchId } = await office.batch(duc, mai);
    const fates: readonly (readonly [number | 'another', string])[] = [
      [401, 'phone-refused'],
      [402, 'phone-pin-blocked'],
      [208, 'phone-expired'],
      [209, 'phone-away'],
      ['another', 'phone-answer-wrong'],
    ];
    for (const [fate, expected] of fates) {
      const id = (await sign(mai, batchId))!;
      await carry();
      if (fate === 'another') server.confirmAnother(maisPhone);
      else server.press(maisPhone, fate);
      await carry(10);
      await carry();
      assert.equal(await stateOf(mai, id), expected);
    }
    assert.deepEqual(await signatures(request.id), [0]);
    const id = (await sign(mai, batchId))!;
    await office.confirm(maisPhone);
    assert.equal(await stateOf(mai, id), 'done');
    assert.deepEqual(await signatures(request.id), [1]);
  });

  test('waits while its service is away, and is given up when the time is over', async () => {
    const { batchId } = await office.batch(duc, mai);
    const id = (await sign(mai, batchId))!;
    server.next('down');
    await carry();
    assert.equal(await stateOf(mai, id), 'asking');
    await carry(5);
    server.next('down');
    await carry(10);
    assert.equal(await stateOf(mai, id), 'waiting');
    await carry(600);
    assert.equal(await stateOf(mai, id), 'phone-expired');
    server.press(maisPhone, 'confirm');
    assert.equal(await carry(600), 0, 'an answer that comes after it is nobody’s');
  });

  test('asked about again because nobody knows whether the question was sent, is signed once', async () => {
    const { request, batchId } = await office.batch(duc, mai);
    const id = (await sign(mai, batchId))!;
    server.next('lost');
    await carry();
    await carry(5);
    assert.equal(server.prompts(maisPhone).length, 2);
    server.press(maisPhone, 'confirm');
    await carry(10);
    await carry();
    assert.equal(await stateOf(mai, id), 'done');
    assert.deepEqual(await signatures(request.id), [1]);
  });

  test('that another signed meanwhile is not signed as it was; asked again, both signatures hold', async () => {
    const { request, batchId } = await office.batch(duc, mai, 1, [thanh]);
    const id = (await sign(mai, batchId))!;
    await carry();
    const turn = (await getRequest(db, thanh.actor, request.id)).turns.find(
      ({ officerId }) => officerId === thanh.actor.id,
    )!;
    await signBatch(thanh, services, await beginBatch(thanh, [turn.id]), { pin });
    server.press(maisPhone, 'confirm');
    await carry(10);
    await carry();
    assert.equal(await stateOf(mai, id), 'done');
    assert.deepEqual(await entriesOf(mai, batchId), ['document-changed-meanwhile']);
    await sign(mai, batchId);
    await office.confirm(maisPhone);
    assert.deepEqual(await signatures(request.id), [2]);
  });
});

describe('many documents', () => {
  test('are confirmed one by one where the service takes one at a time', async () => {
    const { request, batchId } = await office.batch(duc, mai, 2);
    await sign(mai, batchId);
    const other = await office.batch(duc, mai);
    await assert.rejects(sign(mai, other.batchId), { code: 'confirmation-under-way' });
    await office.confirm(maisPhone);
    assert.deepEqual(await entriesOf(mai, batchId), ['signed', 'waiting']);
    await sign(mai, batchId);
    await office.confirm(maisPhone);
    assert.deepEqual(await signatures(request.id), [1, 1]);
  });

  test('are signed under one PIN where it takes several, as many as it takes', async () => {
    await office.enrol(thanh, thanhsPhone, 'many');
    const { request, batchId } = await office.batch(duc, thanh, 4);
    const id = (await sign(thanh, batchId))!;
    await carry();
    const [prompt] = server.prompts(thanhsPhone);
    const { documents } = await getConfirmation(db, thanh.actor, id);
    assert.deepEqual(
      prompt!.shown,
      documents.map(({ code, title }) => `Mã ${code}. ${title}`),
    );
    assert.equal(documents.length, 3);
    server.press(thanhsPhone, 'confirm');
    await carry(10);
    await carry();
    assert.deepEqual(await signatures(request.id), [1, 1, 1, 0]);
  });
});

describe('a remote service that answers later', async () => {
  const { clock, authority, years } = office;
  const held = authority.issue({ commonName: 'Lò Văn Tuấn', keyType: 'rsa', ...years });
  const csc = await startCscServer({ tuan: { ...held, pin: '1357', scal: '2', multisign: 1 } });
  after(() => csc.close());
  const remote = {
    baseUrl: csc.baseUrl,
    auth: csc.client,
    asynchronous: { timeoutSeconds: 120, everySeconds: 5 },
  };
  const ring = createKeyRing({ services: { remote } });
  const there = { ...services, keyRing: ring };
  const carryThere = (seconds = 0) => {
    clock.now = clock.now.add({ seconds });
    return carryConfirmations(office.system, there, signingActs, (_, error) => assert.fail(String(error)));
  };

  test('is asked with the PIN, followed as a telephone is, and signs once its holder has confirmed in its application', async () => {
    const holder = { officerId: tuan.actor.id! };
    const source = { kind: 'remote', service: 'remote', credentialId: 'tuan' } as const;
    await enrolKey(tuan, ring, { holder, source, secret: { pin: '1357' } });
    const { request, batchId } = await office.batch(duc, tuan);
    await assert.rejects(signBatch(tuan, there, batchId, { pin: '0000' }), /pin-wrong/);
    const { confirmationId } = await signBatch(tuan, there, batchId, { pin: '1357' });
    assert.equal(await stateOf(tuan, confirmationId!), 'waiting');
    await carryThere();
    assert.deepEqual([await stateOf(tuan, confirmationId!), await signatures(request.id)], ['waiting', [0]]);
    csc.press('confirm');
    await carryThere(5);
    await carryThere();
    assert.deepEqual([await stateOf(tuan, confirmationId!), await signatures(request.id)], ['done', [1]]);
    assert.equal((await findSigningKey(db, holder, clock.now))?.failedPins, 0);
  });

  test('that its holder refuses there signs nothing', async () => {
    const { request, batchId } = await office.batch(duc, tuan);
    const { confirmationId } = await signBatch(tuan, there, batchId, { pin: '1357' });
    csc.press('refuse');
    await carryThere();
    assert.deepEqual(
      [await stateOf(tuan, confirmationId!), await signatures(request.id)],
      ['key-unusable', [0]],
    );
  });
});

describe('a worker', () => {
  test('that fails before it has carried out what was confirmed is followed by the next', async () => {
    const { request, batchId } = await office.batch(duc, mai);
    const id = (await sign(mai, batchId))!;
    await carry();
    server.press(maisPhone, 'confirm');
    await carry(10);
    const broken = { ...signingActs, 'signing-batch': () => Promise.reject(new Error('the disk is full')) };
    await assert.rejects(carry(0, broken), /disk is full/);
    assert.equal(await stateOf(mai, id), 'confirmed');
    assert.equal(await carry(), 0, 'the lease of the other is not over');
    await carry(90);
    assert.deepEqual([await stateOf(mai, id), await signatures(request.id)], ['done', [1]]);
  });

  test('killed after it has signed, before it said so, is followed by the next, and the document is signed once', async () => {
    const { request, batchId } = await office.batch(duc, mai);
    const id = (await sign(mai, batchId))!;
    await carry();
    server.press(maisPhone, 'confirm');
    await carry(10);
    await killedWhenSigned();
    assert.equal(await stateOf(mai, id), 'confirmed');
    await carry(90);
    assert.deepEqual([await stateOf(mai, id), await signatures(request.id)], ['done', [1]]);
    assert.deepEqual(await entriesOf(mai, batchId), ['signed']);
  });
});

async function killedWhenSigned(): Promise<void> {
  const child = spawn(
    process.execPath,
    [...process.execArgv, new URL('carry-child.ts', import.meta.url).pathname],
    {
      env: {
        ...process.env,
        CARRY: JSON.stringify({
          adminUrl: database.adminUrl,
          schema: database.schema,
          blobsFolder: office.blobsFolder,
          actor: office.system.actor,
          now: office.clock.now.toString(),
        }),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  for await (const line of createInterface({ input: child.stdout })) if (line === 'signed') break;
  child.kill('SIGKILL');
  await new Promise((done) => child.once('exit', done));
}

async function pdfsigAndOpenssl(pdf: Buffer): Promise<void> {
  if (!needs('pdfsig').skip) {
    const { text } = ask('pdfsig', ['-nocert', 'a.pdf'], { 'a.pdf': pdf });
    assert.match(text, /Signature is Valid\./);
  }
  const [field] = signatureFields(readPdf(pdf));
  const range = signedRange(readPdf(pdf), field!.value);
  assert.ok(typeof range === 'object');
  const files = {
    'a.der': range.contents,
    'a.bin': range.signedBytes,
    'root.pem': pemOf(office.authority.certificate),
  };
  const args =
    'cms -verify -cades -binary -inform DER -in a.der -content a.bin -CAfile root.pem -purpose any -out out';
  const at = String(Math.floor(office.clock.now.epochMilliseconds / 1000));
  const { text } = ask('openssl', [...args.split(' '), '-attime', at], files);
  assert.match(text, /CAdES Verification successful/);
}
