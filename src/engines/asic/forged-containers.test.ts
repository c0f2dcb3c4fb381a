import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { zipSync } from 'fflate';
import { createDemoAuthority } from '#engines/pdf-signature/index.ts';
import { clerk, mai } from '#engines/pdf-signature/sample-document.ts';
import { ContainerError, signContainer, verifyContainer } from './index.ts';
import {
  byManifest,
  byXades,
  cadesPlace,
  files,
  manifestPlace,
  repacked,
  rewritten,
  signing,
  trust,
  xadesPlace,
} from './samples.ts';
import { packContainer } from './write-container.ts';

const reasonsOf = (container: Uint8Array) =>
  verifyContainer(container, trust).flatMap(({ reasons }) => reasons);
const inXades = (rewrite: (xml: string) => string) => rewritten(byXades, xadesPlace, rewrite);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const certificateOf = (signer: typeof mai) => base64(signer.certificateChain[0]!);
const sha256Uri = 'http://www.w3.org/2001/04/xmlenc#sha256';
const sha1Uri = 'http://www.w3.org/2000/09/xmldsig#sha1';
const transform = (uri: string) =>
  `<ds:Transforms><ds:Transform Algorithm="${uri}"></ds:Transform></ds:Transforms>`;
const between = (xml: string, from: string, to: string) =>
  xml.slice(xml.indexOf(from), xml.indexOf(to) + to.length);
const propertiesIn = (xml: string) => between(xml, '<xades:SignedProperties', '</xades:SignedProperties>');

/** Each forgery, and the reason by which it is refused. */
const forgeries: Record<string, [reason: string, make: () => Promise<Uint8Array>]> = {};
for (const [form, container] of Object.entries({ XAdES: byXades, CAdES: byManifest })) {
  forgeries[`${form}: a file was changed`] = [
    'digest-mismatch',
    () => repacked(container, (all) => all.set('don.pdf', Buffer.from('Pay 9 000 000'))),
  ];
  forgeries[`${form}: a file was added`] = [
    'file-not-signed',
    () => repacked(container, (all) => all.set('them.pdf', Buffer.from('x'))),
  ];
  forgeries[`${form}: a file was taken out`] = [
    'file-missing',
    () => repacked(container, (all) => all.delete('don.pdf')),
  ];
  forgeries[`${form}: a file was renamed`] = [
    'file-missing',
    () =>
      repacked(container, (all) => {
        all.set('don-2.pdf', all.get('don.pdf')!);
        all.delete('don.pdf');
      }),
  ];
  forgeries[`${form}: two files changed names`] = [
    'digest-mismatch',
    () =>
      repacked(container, (all) => {
        const [one, two] = [all.get('don.pdf')!, all.get('dien-bien.json')!];
        all.set('don.pdf', two).set('dien-bien.json', one);
      }),
  ];
}
Object.assign(forgeries, {
  'XAdES: a digest was rewritten to the changed file': [
    'signature-wrong',
    () =>
      inXades((xml) => xml.replace(/(URI="dien-bien.json".*?DigestValue>)[^<]+/s, `$1${'A'.repeat(43)}=`)),
  ],
  'XAdES: a reference was taken out of what is signed': [
    'file-not-signed',
    () => inXades((xml) => xml.replace(/<ds:Reference Id="S0-R2".*?<\/ds:Reference>/s, '')),
  ],
  'XAdES: one file is named twice': [
    'xml-reference-ambiguous',
    () => inXades((xml) => xml.replace(/(<ds:Reference Id="S0-R2".*?<\/ds:Reference>)/s, '$1$1')),
  ],
  'XAdES: a reference leads out of the container': [
    'file-missing',
    () => inXades((xml) => xml.replace('URI="don.pdf"', 'URI="../don.pdf"')),
  ],
  'XAdES: a reference leads to the network': [
    'xml-reference-ambiguous',
    () => inXades((xml) => xml.replace('URI="don.pdf"', 'URI="http://example.org/don.pdf"')),
  ],
  'XAdES: the stated time was changed': [
    'digest-mismatch',
    () => inXades((xml) => xml.replace('2026-09-02T01:15:00Z', '2026-08-02T01:15:00Z')),
  ],
  'XAdES: the signed properties were wrapped, and others stand in their place': [
    'xml-reference-ambiguous',
    () =>
      inXades((xml) => {
        const own = propertiesIn(xml);
        const forged = own.replace('S0-SignedProperties', 'S1').replace('2026-09-02', '2026-08-02');
        return xml
          .replace(own, forged)
          .replace(
            '</ds:Signature>',
            `<ds:Object xmlns:xades="http://uri.etsi.org/01903/v1.3.2#">${own}</ds:Object></ds:Signature>`,
          );
      }),
  ],
  'XAdES: two elements have the identifier that is signed': [
    'xml-reference-ambiguous',
    () =>
      inXades((xml) =>
        xml.replace('</ds:Signature>', `<ds:Object Id="S0-SignedProperties"></ds:Object></ds:Signature>`),
      ),
  ],
  'XAdES: a second set of properties was added': [
    'xml-reference-ambiguous',
    () =>
      inXades((xml) =>
        xml.replace(
          '</ds:Signature>',
          `<ds:Object>${between(xml, '<xades:QualifyingProperties', '</xades:QualifyingProperties>')}</ds:Object></ds:Signature>`,
        ),
      ),
  ],
  'XAdES: the properties are said to be about another signature': [
    'xml-reference-ambiguous',
    () => inXades((xml) => xml.replace('Target="#S0"', 'Target="#S9"')),
  ],
  'XAdES: the reference to the properties was taken out': [
    'signing-certificate-missing',
    () => inXades((xml) => xml.replace(/<ds:Reference [^>]*#SignedProperties".*?<\/ds:Reference>/s, '')),
  ],
  'XAdES: a file is to be transformed by XPath': [
    'transform-refused',
    () =>
      inXades((xml) =>
        xml.replace(
          'URI="don.pdf">',
          `URI="don.pdf">${transform('http://www.w3.org/TR/1999/REC-xpath-19991116')}`,
        ),
      ),
  ],
  'XAdES: a file is to be canonicalised': [
    'transform-refused',
    () =>
      inXades((xml) =>
        xml.replace(
          'URI="don.pdf">',
          `URI="don.pdf">${transform('http://www.w3.org/2001/10/xml-exc-c14n#')}`,
        ),
      ),
  ],
  'XAdES: the properties are to be transformed by XSLT': [
    'transform-refused',
    () =>
      inXades((xml) =>
        xml.replace(/(<ds:Transform Algorithm=")[^"]+/, '$1http://www.w3.org/TR/1999/REC-xslt-19991116'),
      ),
  ],
  'XAdES: another canonical form is said to have been signed': [
    'signature-wrong',
    () =>
      inXades((xml) =>
        xml.replace(
          /(CanonicalizationMethod Algorithm=")[^"]+/,
          '$1http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
        ),
      ),
  ],
  'XAdES: a digest of SHA-1 is asked for': [
    'digest-weak',
    () => inXades((xml) => xml.replace(sha256Uri, sha1Uri)),
  ],
  'XAdES: a MAC whose key anyone has is said to be the signature': [
    'algorithm-unsupported',
    () =>
      inXades((xml) =>
        xml.replace(/(SignatureMethod Algorithm=")[^"]+/, '$1http://www.w3.org/2000/09/xmldsig#hmac-sha1'),
      ),
  ],
  'XAdES: the certificate was exchanged for another': [
    'signing-certificate-mismatch',
    () => inXades((xml) => xml.replace(certificateOf(mai), certificateOf(clerk))),
  ],
  'XAdES: certificate and what binds it were exchanged': [
    'signature-wrong',
    () => signContainer(files, { ...signing, signer: { ...mai, certificateChain: clerk.certificateChain } }),
  ],
  'XAdES: there is no certificate': [
    'signer-certificate-missing',
    () => inXades((xml) => xml.replace(/<ds:KeyInfo>.*?<\/ds:KeyInfo>/s, '')),
  ],
  'XAdES: nobody we trust has issued the certificate': [
    'issuer-unknown',
    () => signContainer(files, { ...signing, signer: stranger }),
  ],
  'XAdES: entities of its own are declared': [
    'xml-malformed',
    () => inXades((xml) => xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')),
  ],
  'XAdES: the document is cut off': ['xml-malformed', () => inXades((xml) => xml.slice(0, 900))],
  'XAdES: something stands beside the signature': [
    'xml-malformed',
    () => inXades((xml) => xml.replace('</asic:XAdESSignatures>', '<x></x></asic:XAdESSignatures>')),
  ],
  'CAdES: the manifest was rewritten to a changed file': [
    'digest-mismatch',
    () => rewritten(byManifest, manifestPlace, (xml) => xml.replace('don.pdf', 'donn.pdf')),
  ],
  'CAdES: the manifest names SHA-1': [
    'digest-weak',
    () => rewritten(byManifest, manifestPlace, (xml) => xml.replace(sha256Uri, sha1Uri)),
  ],
  'CAdES: the manifest declares entities': [
    'xml-malformed',
    () => rewritten(byManifest, manifestPlace, (xml) => xml.replace('?>', '?><!DOCTYPE x []>')),
  ],
  'CAdES: the signature was cut off': [
    'cms-malformed',
    () => repacked(byManifest, (all) => all.set(cadesPlace, all.get(cadesPlace)!.subarray(0, 300))),
  ],
  'CAdES: the signature is gone': [
    'file-missing',
    () => repacked(byManifest, (all) => all.delete(cadesPlace)),
  ],
  'CAdES: the manifest is gone': [
    'signature-kind-unsupported',
    () => repacked(byManifest, (all) => all.delete(manifestPlace)),
  ],
} satisfies typeof forgeries);

const years = {
  notBefore: Temporal.Instant.from('2026-01-01T00:00:00Z'),
  notAfter: Temporal.Instant.from('2029-01-01T00:00:00Z'),
};
const stranger = createDemoAuthority({ commonName: 'Sample Root', ...years }).issueSigner({
  commonName: 'Trần Thị Mai',
  ...years,
});

describe('a forged container is refused with its reason', () => {
  for (const [forgery, [reason, make]] of Object.entries(forgeries)) {
    test(forgery, async () => {
      const reasons = reasonsOf(await make());
      assert.ok((reasons as readonly string[]).includes(reason), `${reasons}`);
    });
  }
});

const type = { name: 'mimetype', bytes: Buffer.from('application/vnd.etsi.asic-e+zip') };
const packed = (...names: readonly string[]) =>
  packContainer(names.map((name) => ({ name, bytes: Buffer.from('x') })));
const bomb = zipSync({
  mimetype: [type.bytes, { level: 0 }],
  'a.bin': [Buffer.alloc(8 * 2 ** 20), { level: 9 }],
});
/** A header that promises less than what comes out. */
const lying = () => {
  const zip = Buffer.from(bomb);
  for (let at = 0; at >= 0; ) {
    at = zip.indexOf('a.bin', at + 1);
    if (at < 0) break;
    const isDirectory = zip.readUInt32LE(at - 46) === 0x02014b50;
    zip.writeUInt32LE(10, isDirectory ? at - 46 + 24 : at - 30 + 22);
  }
  return zip;
};

/** What cannot be unpacked safely, and why. */
const hostile: Readonly<Record<string, [code: string, make: () => Promise<Uint8Array> | Uint8Array]>> = {
  'two entries of one name': ['zip-duplicate-entry', () => packed('a.pdf', 'a.pdf')],
  'two names that are one on Windows': ['zip-duplicate-entry', () => packed('a.pdf', 'A.pdf')],
  'a path that leads up': ['zip-path-unsafe', () => packed('../a.pdf')],
  'a path from the root': ['zip-path-unsafe', () => packed('/etc/passwd')],
  'a path of Windows': ['zip-path-unsafe', () => packed('C:\\a.pdf')],
  'a flood by its own word': ['zip-too-large', () => bomb],
  'a flood that lies about its size': ['zip-malformed', lying],
  'too many entries': ['zip-too-large', () => packed(...Array.from({ length: 12 }, (_, n) => `${n}.txt`))],
  'bytes between the entries': [
    'zip-malformed',
    () => Buffer.concat([byXades.subarray(0, 69), Buffer.from('hidden'), byXades.subarray(69)]),
  ],
  'bytes before the first entry': ['zip-malformed', () => Buffer.concat([Buffer.from('PK'), byXades])],
  'bytes after the end': ['zip-malformed', () => Buffer.concat([byXades, Buffer.from('more')])],
  'a container that is cut off': ['zip-malformed', () => byXades.subarray(0, byXades.length - 30)],
  'a header that names another file than the directory': [
    'zip-malformed',
    () => {
      const zip = Buffer.from(byXades);
      zip.write('dom.pdf', zip.indexOf('don.pdf'));
      return zip;
    },
  ],
  'another kind of ZIP': ['asic-kind', () => zipSync({ 'a.txt': Buffer.from('a') })],
  'the type compressed': ['asic-kind', () => zipSync({ mimetype: [type.bytes, { level: 9 }] })],
};

describe('what cannot be unpacked safely is not unpacked', () => {
  for (const [kind, [code, make]] of Object.entries(hostile)) {
    test(kind, async () => {
      const bytes = await make();
      const judge = () => verifyContainer(bytes, trust, { maxEntries: 10, maxBytes: 2 ** 20 });
      assert.throws(judge, (error) => error instanceof ContainerError && error.code === code);
    });
  }

  test('any byte of a container may be changed and it is refused, or nothing was changed that anyone reads', () => {
    for (let at = 0; at < byXades.length; at += 37) {
      const changed = Buffer.from(byXades);
      changed[at]! ^= 0x20;
      try {
        const reports = verifyContainer(changed, trust);
        if (reports.length > 0 && reports.every(({ isValid }) => isValid)) {
          // Dates and rights in the headers, and the list that nobody believes.
          assert.ok(at < 69 || !isContent(at), `byte ${at}`);
        }
      } catch (error) {
        assert.ok(error instanceof ContainerError, `byte ${at}: ${error}`);
      }
    }
  });
});

/** Whether a byte lies within a signed file. */
function isContent(at: number): boolean {
  const whole = Buffer.from(byXades);
  return files.some(({ bytes }) => {
    const start = whole.indexOf(Buffer.from(bytes));
    return at >= start && at < start + bytes.length;
  });
}
