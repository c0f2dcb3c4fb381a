import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import { unzipSync } from 'fflate';
import { ExclusiveCanonicalization, SignedXml } from 'xml-crypto';
import { createDemoAuthority, timestampsFrom } from '#engines/pdf-signature/index.ts';
import { stamping } from '#engines/pdf-signature/openssl-peers.ts';
import { ask, inFolder, needs, pem } from '#engines/pdf-signature/other-software.ts';
import { authority, clerk, mai } from '#engines/pdf-signature/sample-document.ts';
import { signContainer, signContainerByManifest, verifyContainer } from './index.ts';
import {
  byManifest,
  byXades,
  cadesPlace,
  files,
  manifestPlace,
  signing,
  trust,
  xadesPlace,
} from './samples.ts';

const opened = (container: Uint8Array) => unzipSync(container);

describe('a container', () => {
  for (const [form, container] of Object.entries({ byXades, byManifest })) {
    test(`says who signed all its files, when, and that none is changed: ${form}`, () => {
      const [report, ...others] = verifyContainer(container, trust);
      assert.deepEqual(report?.reasons, []);
      assert.deepEqual(others, []);
      assert.equal(report?.signerName, 'Trần Thị Mai');
      assert.equal(String(report?.signedAt), '2026-09-02T01:15:00Z');
      assert.deepEqual([report?.level, report?.coversWholeDocument, report?.isIntact], ['B-B', true, true]);
    });

    test(`begins with its type, stored and bare, and unpacks elsewhere: ${form}`, needs('unzip'), () => {
      const head = Buffer.from(container).subarray(0, 69).toString('latin1');
      assert.equal(head.slice(30), 'mimetypeapplication/vnd.etsi.asic-e+zip');
      const { status, text } = ask('unzip', ['-t', 'a.asice'], { 'a.asice': container });
      assert.equal(status, 0, text);
      for (const { name, bytes } of files)
        assert.deepEqual(Buffer.from(opened(container)[name]!), Buffer.from(bytes));
    });
  }

  test('signed with RSA holds as one by an elliptic key does', async () => {
    for (const write of [signContainer, signContainerByManifest]) {
      const [report] = verifyContainer(await write(files, { ...signing, signer: clerk }), trust);
      assert.deepEqual(report?.reasons, []);
    }
  });

  test('of equal files, signed alike, is equal to the last byte', async () => {
    const again = await signContainer(files, { ...signing, signer: clerk });
    assert.deepEqual(again, await signContainer(files, { ...signing, signer: clerk }));
  });

  test(
    'with a stamp over the signature proves its time, by XAdES and by CAdES',
    needs('openssl'),
    async () => {
      const now = Temporal.Now.instant();
      const long = {
        notBefore: now.subtract({ hours: 1 }),
        notAfter: Temporal.Instant.from('2049-01-01T00:00:00Z'),
      };
      const root = createDemoAuthority({ commonName: 'Stamping Root', ...long });
      const stamper = root.issue({ commonName: 'Stamper', use: 'timestamp', ...long });
      const trustedRoots = [root.certificate];
      const signer = root.issueSigner({ commonName: 'Lan', ...long, notAfter: now.add({ hours: 1 }) });
      const send = async (request: Uint8Array) => stamping(stamper)('/', Buffer.from(request));
      const timestamp = timestampsFrom([{ name: 'openssl', send }], { trustedRoots });
      for (const write of [signContainer, signContainerByManifest]) {
        const stamped = await write(files, { signer, signedAt: now, timestamp });
        const later = { trustedRoots, at: now.add({ hours: 24 * 365 }) };
        const [report] = verifyContainer(stamped, later);
        assert.deepEqual([report?.reasons, report?.level, report?.isTimeProven], [[], 'B-T', true]);
      }
    },
  );
});

describe('other programs', () => {
  test('openssl verifies the CAdES signature over the manifest up to our root', needs('openssl'), () => {
    const { [cadesPlace]: der, [manifestPlace]: manifest } = opened(byManifest);
    const given = { 'a.p7s': der!, 'm.xml': manifest!, 'root.pem': pem(authority.certificate) };
    const args =
      'cms -verify -cades -binary -inform DER -in a.p7s -content m.xml -CAfile root.pem -purpose any -attime 1790000000 -out out';
    const { status, text } = ask('openssl', args.split(' '), given);
    assert.equal(status, 0, text);
    assert.match(text, /CAdES Verification successful/);
  });

  test(
    'the digests of manifest and of XAdES are those of sha256sum, for every file',
    needs('sha256sum'),
    () => {
      for (const [container, place] of [
        [byXades, xadesPlace],
        [byManifest, manifestPlace],
      ] as const) {
        const xml = Buffer.from(opened(container)[place]!).toString();
        for (const { name, bytes } of files) {
          const sum = ask('sha256sum', ['file'], { file: bytes }).text.slice(0, 64);
          const uri = name.split('/').map(encodeURIComponent).join('/');
          const [, said] =
            new RegExp(`URI="${RegExp.escape(uri)}".*?DigestValue[^>]*>([^<]+)<`, 's').exec(xml) ?? [];
          assert.equal(Buffer.from(said ?? '', 'base64').toString('hex'), sum, name);
        }
      }
    },
  );

  test('xml-crypto and xmllint find the canonical forms that we signed', needs('xmllint'), async () => {
    const xml = Buffer.from(opened(await signContainer(files, { ...signing, signer: clerk }))[xadesPlace]!);
    const dom = new DOMParser().parseFromString(xml.toString(), 'text/xml');
    const one = (name: string) => dom.getElementsByTagName(name)[0]!;
    const theirs = (name: string) =>
      new ExclusiveCanonicalization().process(one(name) as never, {
        ancestorNamespaces: [],
      }) as unknown as string;
    const [, said] = /SignedProperties".*?DigestValue>([^<]+)</s.exec(xml.toString()) ?? [];
    const digest = createHash('sha256')
      .update(String(theirs('xades:SignedProperties')))
      .digest('base64');
    assert.equal(digest, said);
    const checker = new SignedXml();
    const algorithm = new checker.SignatureAlgorithms['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256']!();
    const value = one('ds:SignatureValue').textContent!;
    const key = pem(clerk.certificateChain[0]!);
    assert.ok(algorithm.verifySignature(String(theirs('ds:SignedInfo')), key as never, value as never));
    const canonical = inFolder({ 'a.xml': xml }, (folder) =>
      ask('xmllint', ['--exc-c14n', join(folder, 'a.xml')], {}),
    );
    assert.ok(canonical.text.includes('<ds:SignedInfo>'));
    assert.equal(canonical.status, 0, canonical.text);
  });

  test(
    'a container that another program packed with compression and comments is judged alike',
    needs('zip'),
    () => {
      const unpacked = opened(byXades);
      const packed = inFolder({}, (folder) => {
        for (const inner of ['META-INF', 'giấy tờ']) mkdirSync(join(folder, inner));
        for (const [name, bytes] of Object.entries(unpacked)) writeFileSync(join(folder, name), bytes);
        const zip = 'zip -q -X -0 a.asice mimetype && zip -q -X -r -9 a.asice . -x mimetype a.asice';
        const { status, text } = ask('sh', ['-c', `cd ${folder} && ${zip}`], {});
        assert.equal(status, 0, text);
        return readFileSync(join(folder, 'a.asice'));
      });
      assert.deepEqual(verifyContainer(packed, trust)[0]?.reasons, []);
    },
  );
});

test('the certificate of the signer is bound by its digest', () => {
  const xml = Buffer.from(opened(byXades)[xadesPlace]!).toString();
  const digest = createHash('sha256').update(mai.certificateChain[0]!).digest('base64');
  assert.ok(xml.includes(`<ds:DigestValue>${digest}</ds:DigestValue></xades:CertDigest>`), xml);
});
