// What containers prove by themselves, and what forged proofs are worth; openssl stamps, answers and publishes lists.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { createDemoAuthority, type Issued, keySigner, timestampsFrom } from '#engines/pdf-signature/index.ts';
import { publishedList, responding, stamping } from '#engines/pdf-signature/openssl-peers.ts';
import { ask, needs, pem } from '#engines/pdf-signature/other-software.ts';
import {
  addContainerEvidence,
  gatherContainerRevocation,
  signContainer,
  signContainerByManifest,
  verifyContainer,
} from './index.ts';
import { readContainer } from './read-container.ts';
import {
  archived,
  cadesPlace,
  evidenceReplaced,
  files,
  inCms,
  manifestPlace,
  repacked,
  rewritten,
  xadesPlace,
} from './samples.ts';

const openssl = needs('openssl');
const now = Temporal.Now.instant();
const inHours = (hours: number) => now.add({ hours });
const until = (hours: number) => ({ notBefore: now.subtract({ hours: 24 }), notAfter: inHours(hours) });
const root = createDemoAuthority({ commonName: 'Root', ...until(24 * 3650) });
const branch = root.delegate({ commonName: 'Branch', crlUrl: 'http://root.vn', ...until(24 * 3000) });
const stampRoot = createDemoAuthority({ commonName: 'Stamp Root', ...until(24 * 3650) });
const stamper = (commonName: string, hours: number) =>
  stampRoot.issue({ commonName, use: 'timestamp', crlUrl: 'http://stamps.vn', ...until(hours) });
const person = (commonName: string) => branch.issue({ commonName, ocspUrl: 'http://branch.vn', ...until(2) });
const [mai, hung, dismissed] = [person('Trần Thị Mai'), person('Lò Văn Hùng'), person('Lường Văn Thôi')];
const responder = branch.issue({ commonName: 'Responder', use: 'responder', ...until(24) });
const trustedRoots = [root.certificate, stampRoot.certificate];

const registry = {
  authority: branch,
  known: [mai.certificate, hung.certificate],
  revoked: [{ certificate: dismissed.certificate, at: now.subtract({ hours: 1 }) }],
};
const lists: Record<string, Issued> = { 'http://root.vn': root, 'http://stamps.vn': stampRoot };
const fetcher = {
  ocsp: async (_: string, question: Uint8Array) =>
    responding(registry, responder)('/', Buffer.from(question)),
  crl: (url: string) => publishedList({ authority: lists[url]!, known: [] }),
};
const stampsOf = (issued: Issued) => {
  const send = async (question: Uint8Array) => stamping(issued)('/', Buffer.from(question));
  return timestampsFrom([{ name: 'openssl', send }], { trustedRoots });
};
const [years, brief] = [stampsOf(stamper('Stamps', 24 * 3000)), stampsOf(stamper('Stamps', 4))];

const forms = {
  XAdES: { write: signContainer, place: xadesPlace },
  CAdES: { write: signContainerByManifest, place: cadesPlace },
};
type Form = keyof typeof forms;
const made = async (form: Form, issued: Issued, timestamp = years) =>
  forms[form].write(files, {
    signer: keySigner([issued.certificate, branch.certificate], issued.privateKey),
    signedAt: now,
    timestamp,
  });
const enclosed = (container: Uint8Array) =>
  addContainerEvidence(container, { trustedRoots, at: Temporal.Now.instant(), fetcher });
const judged = (container: Uint8Array, hours: number) =>
  verifyContainer(container, { trustedRoots, at: inHours(hours), needsRevocation: true });

for (const form of ['XAdES', 'CAdES'] as const) {
  describe(`by ${form}`, { skip: openssl.skip }, () => {
    let [stamped, proven, neighbours, ofDismissed] = [] as Uint8Array[];
    before(async () => {
      stamped = await made(form, mai);
      proven = await enclosed(stamped);
      neighbours = await enclosed(await made(form, hung));
      ofDismissed = await enclosed(await made(form, dismissed));
    });

    test('a container that carries its evidence proves itself when its certificate has run out: B-LT', () => {
      const [report] = judged(proven!, 24 * 365);
      assert.deepEqual([report?.reasons, report?.level, report?.isTimeProven], [[], 'B-LT', true]);
      const { status, source, age } = report!.revocation;
      assert.deepEqual([status, source], ['good', 'embedded']);
      assert.equal(Math.round(age!.total('hours')), 24 * 365);
      assert.equal(judged(stamped!, 1)[0]?.level, undefined, 'of B-T nothing is known about revocations');
    });

    test('evidence is enclosed once, and nothing that was signed is touched', async () => {
      const again = await enclosed(proven!);
      const [first, second] = [proven!, again].map((bytes) => readContainer(bytes).files);
      assert.deepEqual(second!.get(forms[form].place), first!.get(forms[form].place));
      for (const { name, bytes } of files) {
        assert.deepEqual(Buffer.from(first!.get(name)!), Buffer.from(bytes));
      }
    });

    test('who holds a certificate that was revoked before has signed nothing', () => {
      assert.deepEqual(judged(ofDismissed!, 1)[0]?.reasons, ['certificate-revoked']);
    });

    test('authorities are asked about a container that carries no evidence, and told about with its age', async () => {
      const at = Temporal.Now.instant();
      const ask = async (issued: Issued, judgedAt = at) => {
        const bytes = await made(form, issued);
        const { evidence, missing } = await gatherContainerRevocation(bytes, { trustedRoots, at, fetcher });
        assert.deepEqual(missing, []);
        return verifyContainer(bytes, { trustedRoots, at: judgedAt, revocation: evidence })[0]!;
      };
      const good = await ask(mai);
      assert.deepEqual(
        [good.revocation.status, good.revocation.source, good.level],
        ['good', 'online', 'B-T'],
      );
      assert.ok(good.revocation.age!.total('hours') < 1);
      const { revocation } = await ask(mai, at.subtract({ minutes: 2 }));
      assert.equal(
        revocation.age?.total('seconds'),
        0,
        'a clock ahead of ours makes no answer of the future',
      );
      assert.deepEqual((await ask(dismissed)).reasons, ['certificate-revoked']);
    });

    test('a stripped timestamp leaves an expired certificate', async () => {
      const stripped = await (form === 'XAdES'
        ? rewritten(stamped!, xadesPlace, (xml) =>
            xml.replace(/<xades:UnsignedProperties>.*<\/xades:UnsignedProperties>/s, ''),
          )
        : inCms(stamped!, { unsigned: undefined }));
      assert.deepEqual(judged(stripped, 3)[0]?.reasons, ['certificate-expired']);
      assert.equal(verifyContainer(stripped, { trustedRoots, at: inHours(1) })[0]?.level, 'B-B');
    });

    test('the timestamp of another signature proves nothing', async () => {
      const other = await made(form, hung);
      const token = /EncapsulatedTimeStamp>([^<]+)/;
      const inXml = (container: Uint8Array) =>
        token.exec(Buffer.from(readContainer(container).files.get(xadesPlace)!).toString())![1]!;
      const replayed = await (form === 'XAdES'
        ? rewritten(stamped!, xadesPlace, (xml) => xml.replace(inXml(stamped!), inXml(other)))
        : inCms(stamped!, { unsigned: other }));
      assert.ok(judged(replayed, 3)[0]?.reasons.includes('timestamp-invalid'));
    });

    test('evidence about somebody else, or by nobody who may say so, says nothing', async () => {
      const impostor = createDemoAuthority({ commonName: 'Branch', ...until(24) });
      const theirs = impostor.issue({ commonName: 'Responder', use: 'responder', ...until(24) });
      const forged = responding(registry, theirs);
      const lying = {
        ...fetcher,
        ocsp: async (_: string, question: Uint8Array) => forged('/', Buffer.from(question)),
      };
      const at = Temporal.Now.instant();
      await assert.rejects(addContainerEvidence(stamped!, { trustedRoots, at, fetcher: lying }), {
        code: 'revocation-unavailable',
      });
      // Their good answer in place of the one that says revoked.
      const swapped = await evidenceReplaced(ofDismissed!, neighbours!);
      const [report] = judged(swapped, 1);
      assert.deepEqual([report?.reasons, report?.level], [['revocation-unknown'], undefined]);
      const [lenient] = verifyContainer(swapped, { trustedRoots, at: inHours(1) });
      assert.deepEqual([lenient?.revocation.status, lenient?.level], ['unknown', 'B-T']);
    });
  });
}

describe('a timestamp over the container', { skip: openssl.skip }, () => {
  test('carries its signatures when their own timestamp has run out: B-LTA', async () => {
    const proven = await enclosed(await made('CAdES', mai, brief));
    assert.ok(judged(proven, 24)[0]?.reasons.includes('certificate-expired'), 'without it');
    const [signature, stamp] = judged(await archived(proven, years), 24);
    assert.deepEqual([signature?.reasons, signature?.level], [[], 'B-LTA']);
    assert.deepEqual([stamp?.kind, stamp?.reasons, stamp?.isTimeProven], ['timestamp', [], true]);
  });

  test('proves nothing once a file was changed, or when it is over another container', async () => {
    const proven = await enclosed(await made('CAdES', mai, brief));
    const kept = await archived(proven, years);
    const changed = await repacked(kept, (all) => all.set('don.pdf', Buffer.from('x')));
    assert.deepEqual(
      judged(changed, 1).map(({ isValid }) => isValid),
      [false, false],
    );
    const other = readContainer(await archived(await made('CAdES', hung), years)).files;
    const replayed = await repacked(kept, (all) =>
      all.set('META-INF/timestamp001.tst', other.get('META-INF/timestamp001.tst')!),
    );
    const [signature, stamp] = judged(replayed, 24);
    assert.ok(signature?.reasons.includes('certificate-expired'));
    assert.deepEqual(stamp?.reasons, ['timestamp-invalid']);
  });
});

test('openssl verifies a CAdES signature with its evidence beside it', openssl, async () => {
  const all = readContainer(await enclosed(await made('CAdES', mai))).files;
  const given = {
    'a.p7s': all.get(cadesPlace)!,
    'm.xml': all.get(manifestPlace)!,
    'root.pem': pem(root.certificate),
  };
  const args =
    'cms -verify -cades -binary -inform DER -in a.p7s -content m.xml -CAfile root.pem -purpose any -out out';
  const { status, text } = ask('openssl', args.split(' '), given);
  assert.equal(status, 0, text);
  assert.match(text, /CAdES Verification successful/);
  const printed = ask('openssl', 'cms -cmsout -print -noout -inform DER -in a.p7s'.split(' '), given).text;
  assert.match(printed, /crls:\s+(d\.crl|d\.other)/);
});

test('xmllint finds evidence where the schema of XAdES has it', needs('xmllint'), async () => {
  if (openssl.skip) return;
  const xml = readContainer(await enclosed(await made('XAdES', mai))).files.get(xadesPlace)!;
  const path = (...names: string[]) => names.map((name) => `/*[local-name()='${name}']`).join('');
  const ends = ['UnsignedProperties', 'UnsignedSignatureProperties'];
  for (const where of [
    [...ends, 'CertificateValues', 'EncapsulatedX509Certificate'],
    [...ends, 'RevocationValues', 'OCSPValues', 'EncapsulatedOCSPValue'],
    [...ends, 'SignatureTimeStamp', 'EncapsulatedTimeStamp'],
    [...ends, 'TimeStampValidationData', 'RevocationValues', 'CRLValues', 'EncapsulatedCRLValue'],
  ]) {
    const { status, text } = ask('xmllint', ['--xpath', `count(//*${path(...where)})`, 'a.xml'], {
      'a.xml': xml,
    });
    assert.equal(status, 0, text);
    assert.ok(Number(text) > 0, where.join('/'));
  }
});
