import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import { describe, test } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { C14nCanonicalization, ExclusiveCanonicalization, SignedXml } from 'xml-crypto';
import { createDemoAuthority, keySigner } from '#engines/pdf-signature/index.ts';
import { canonicalize } from './canonicalize.ts';
import { attach, type Envelope, readEnvelope, signEnvelope, verifyEnvelope, writeEnvelope } from './index.ts';
import { usualLimits } from './limits.ts';
import { parseXml } from './parse-xml.ts';
import { samplePdf, samples } from './samples.ts';
import { canonicalizations } from './signature-methods.ts';
import { childElements } from './xml-tree.ts';

const years = {
  notBefore: Temporal.Instant.from('2026-01-01T00:00:00Z'),
  notAfter: Temporal.Instant.from('2029-01-01T00:00:00Z'),
};
const authority = createDemoAuthority({ commonName: 'Trục mẫu', ...years });
const keyOf = (keyType: 'rsa' | 'ec') => authority.issue({ commonName: 'UBND tỉnh', keyType, ...years });
const keys = { rsa: keyOf('rsa'), ec: keyOf('ec') };
const signerOf = ({ certificate, privateKey }: typeof keys.rsa) => keySigner([certificate], privateKey);

const { envelope } = readEnvelope(Buffer.from(samples.vnpt));
const judge = (bytes: Uint8Array | string) =>
  verifyEnvelope(readEnvelope(Buffer.from(bytes as string)).document);
const asPem = (der: Uint8Array) => new X509Certificate(der).toString();

/** Another program's judgement. */
function judgedElsewhere(xml: string, certificate: Uint8Array): boolean {
  const checker = new SignedXml({ publicCert: asPem(certificate), getCertFromKeyInfo: () => null });
  checker.loadSignature(/<(?:\w+:)?Signature [\s\S]*<\/(?:\w+:)?Signature>/.exec(xml)![0]);
  try {
    return checker.checkSignature(xml);
  } catch {
    return false;
  }
}

interface Elsewhere {
  readonly canonicalization?: string;
  readonly signature?: string;
  readonly digest?: string;
  readonly key?: KeyObject;
}
const c14n = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const sha1 = {
  signature: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  digest: 'http://www.w3.org/2000/09/xmldsig#sha1',
};

/** Signed by another program. */
function signedElsewhere(xml: string, how: Elsewhere = {}): string {
  const { canonicalization = c14n, key = keys.rsa.privateKey } = how;
  const signing = new SignedXml({
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }) as string,
    publicCert: asPem(keys.rsa.certificate),
    canonicalizationAlgorithm: canonicalization as typeof c14n,
    signatureAlgorithm: how.signature ?? 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  });
  signing.addReference({
    xpath: '/*',
    isEmptyUri: true,
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', canonicalization],
    digestAlgorithm: how.digest ?? 'http://www.w3.org/2001/04/xmlenc#sha256',
  });
  signing.computeSignature(xml, {
    location: { reference: "//*[local-name(.)='edXMLHeader']", action: 'append' },
  });
  return signing.getSignedXml();
}

describe('a signature made here', () => {
  for (const [type, key] of Object.entries(keys)) {
    test(`is valid, here and in another program, and names its certificate: ${type}`, async () => {
      const bytes = await signEnvelope(envelope, signerOf(key));
      const judged = judge(bytes);
      assert.deepEqual([judged.isValid, judged.faults, judged.isWeak], [true, [], false]);
      assert.deepEqual(Buffer.from(judged.certificate!), Buffer.from(key.certificate));
      if (type === 'rsa') assert.ok(judgedElsewhere(bytes.toString(), key.certificate));
      assert.deepEqual(readEnvelope(bytes).envelope.header.message, envelope.header.message);
    });
  }

  test('still holds after the envelope was read and written again', async () => {
    const bytes = await signEnvelope(envelope, signerOf(keys.ec));
    assert.deepEqual(writeEnvelope(readEnvelope(bytes).envelope), bytes);
  });

  test('covers an attachment that is too long to be parsed', async () => {
    const file = { name: 'ban-do.pdf', mediaType: 'application/pdf', bytes: Buffer.alloc(90_000, samplePdf) };
    const { attachment, reference } = attach('ban-do', file);
    const large: Envelope = {
      ...envelope,
      body: { manifest: { references: [reference] } },
      attachments: { attachments: [attachment] },
    };
    const bytes = await signEnvelope(large, signerOf(keys.rsa));
    assert.ok(judge(bytes).isValid);
    assert.ok(judgedElsewhere(bytes.toString(), keys.rsa.certificate));
    const at = bytes.indexOf('<ContentTransferEncoded>') + 50_000;
    bytes[at] = bytes[at] === 0x41 ? 0x42 : 0x41;
    assert.deepEqual(judge(bytes).faults, ['digest-wrong']);
  });
});

describe('a signature of another vendor', () => {
  const methods: readonly (readonly [string, Elsewhere, boolean])[] = [
    ['inclusive', {}, false],
    ['exclusive', { canonicalization: 'http://www.w3.org/2001/10/xml-exc-c14n#' }, false],
    ['of the years of SHA-1', sha1, true],
    ['with SHA-512', { signature: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512' }, false],
  ];
  for (const [how, elsewhere, isWeak] of methods) {
    test(`is believed, and said to be weak where it is: ${how}`, () => {
      const judged = judge(signedElsewhere(samples.vnpt, elsewhere));
      assert.deepEqual([judged.isValid, judged.isWeak, judged.faults], [true, isWeak, []]);
    });
  }

  test('over line ends of Windows holds: XML reads them as one', () => {
    const signed = signedElsewhere(samples.dotNet);
    assert.ok(judge(signed.replaceAll('\n', '\r\n')).isValid);
  });
});

describe('an envelope', () => {
  const signed = signedElsewhere(samples.vnpt);
  const part = (tag: string) => new RegExp(`<(\\w+:)?${tag}[ >][\\s\\S]*?</(\\w+:)?${tag}>`).exec(signed)![0];
  const forged: readonly (readonly [string, string, string])[] = [
    ['without a signature', samples.vnpt, 'unsigned'],
    ['with one letter changed', signed.replace('Sở Nội vụ', 'Sở Nội vu'), 'digest-wrong'],
    ['with a recipient more', signed.replace('</edXML:To>', '</edXML:To><edXML:To/>'), 'digest-wrong'],
    ['with another digest', signed.replace(/(<DigestValue>)./, '$1+'), 'digest-wrong'],
    ['with another signature value', signed.replace(/(<SignatureValue>)./, '$1+'), 'signature-wrong'],
    ['without a certificate', signed.replace(part('KeyInfo'), ''), 'certificate-missing'],
    [
      'wrapped: the signed whole moved inside, another put around it',
      samples.vnpt.replace('</edXML>', `${signed.replace(/^<\?xml.*?\?>/, '')}</edXML>`),
      'misplaced',
    ],
    [
      'signed by a code that everybody has',
      signed.replace(
        /http:\/\/www.w3.org\/2001\/04\/xmldsig-more#rsa-sha256/,
        'http://www.w3.org/2000/09/xmldsig#hmac-sha1',
      ),
      'algorithm-refused',
    ],
    [
      'transformed by a program of the sender’s',
      signed.replace(
        '<Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>',
        '<Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/>',
      ),
      'algorithm-refused',
    ],
    ['signed twice over', signed.replace(part('SignedInfo'), part('SignedInfo').repeat(2)), 'malformed'],
    ['with a signature of nothing', signed.replace('URI=""', 'URI="#nowhere"'), 'id-unknown'],
  ];
  for (const [how, xml, fault] of forged) {
    test(`is not believed ${how}`, () => {
      const { isValid, faults } = judge(xml);
      assert.deepEqual([isValid, faults], [false, [fault]]);
    });
  }

  test('is not believed when only a part of it is signed, nor when two parts bear the signed name', () => {
    const marked = samples.vnpt.replace('<edXML:MessageHeader>', '<edXML:MessageHeader Id="phan">');
    const signing = new SignedXml({
      privateKey: keys.rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
      publicCert: asPem(keys.rsa.certificate),
      canonicalizationAlgorithm: c14n,
      signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    });
    signing.addReference({
      xpath: "//*[local-name(.)='MessageHeader']",
      transforms: [c14n],
      digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
    });
    signing.computeSignature(marked, {
      location: { reference: "//*[local-name(.)='edXMLHeader']", action: 'append' },
    });
    const partly = signing.getSignedXml();
    assert.deepEqual(judge(partly).faults, ['covers-part']);
    const twice = partly.replace('<edXML:TraceHeaderList ', '<edXML:TraceHeaderList Id="phan" ');
    assert.deepEqual(judge(twice).faults, ['id-repeated']);
  });

  test('is not believed when its key is not that of its certificate', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    assert.deepEqual(judge(signedElsewhere(samples.vnpt, { key: privateKey })).faults, ['signature-wrong']);
  });
});

describe('the canonical form', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'aĐ<>&"\'\t\n\r ;'.split('')), maxLength: 6 });
  const escaped = letters.map((text) =>
    text.replace(/[&<>"\r\n\t]/g, (letter) => `&#${letter.codePointAt(0)};`),
  );
  const prefixes = ['', 'a', 'b'] as const;
  const tree = fc.letrec<{ element: string }>((tie) => ({
    element: fc
      .tuple(
        fc.constantFrom('', 'a:', 'b:'),
        fc.uniqueArray(fc.tuple(fc.constantFrom(...prefixes), fc.constantFrom('urn:1', 'urn:2')), {
          selector: ([prefix]) => prefix,
          maxLength: 2,
        }),
        fc.uniqueArray(fc.tuple(fc.constantFrom('m', 'n', 'a:m', 'b:n', 'xml:lang'), escaped), {
          selector: ([name]) => name,
          maxLength: 3,
        }),
        fc.array(fc.oneof({ maxDepth: 3 }, escaped, fc.constant('<!--x-->'), tie('element')), {
          maxLength: 3,
        }),
      )
      .map(([prefix, declared, attributes, inside]) => {
        const spaces = declared.map(([name, uri]) => ` xmlns${name && `:${name}`}="${uri}"`).join('');
        const found = attributes.map(([name, value]) => ` ${name}="${value}"`).join('');
        return `<${prefix}e${spaces}${found}>${inside.join('')}</${prefix}e>`;
      }),
  })).element;

  test('keeps instructions, also those around the root (Canonical XML 1.0, 3.1; the other program loses them)', () => {
    const xml = '<?a  b?>\n<!-- c -->\n<e   x = "1" ><?p q?><f/></e>\n\n<?z?>\n';
    assert.equal(canonical(xml, 'inclusive'), '<?a b?>\n<e x="1"><?p q?><f></f></e>\n<?z?>');
  });

  test('of a part: in 1.1 what stands above lends it its language, and no longer its identifier (1.1, 2.4)', () => {
    const { root } = parseXml(Buffer.from('<a xml:id="x" xml:lang="vi"><b/></a>'), usualLimits);
    const [part] = childElements(root);
    const written = (uri: string) => {
      const pieces: string[] = [];
      const sink = (piece: string | Uint8Array) => void pieces.push(String(piece));
      canonicalize(part!, canonicalizations[uri]!, sink, { ancestors: [root] });
      return pieces.join('');
    };
    assert.equal(written(c14n), '<b xml:id="x" xml:lang="vi"></b>');
    assert.equal(written('http://www.w3.org/2006/12/xml-c14n11'), '<b xml:lang="vi"></b>');
  });

  const canonical = (xml: string, name: string) => {
    const pieces: string[] = [];
    canonicalize(
      parseXml(Buffer.from(xml), usualLimits),
      { isExclusive: name === 'exclusive', withComments: false },
      (piece) => void pieces.push(String(piece)),
    );
    return pieces.join('');
  };
  const elsewhere = { inclusive: new C14nCanonicalization(), exclusive: new ExclusiveCanonicalization() };
  for (const [name, other] of Object.entries(elsewhere)) {
    test(`is that of another program for any document: ${name}`, () => {
      fc.assert(
        fc.property(tree, (inner) => {
          const xml = `<root xmlns:a="urn:a" xmlns:b="urn:b">${inner}</root>`;
          const document = new DOMParser().parseFromString(xml, 'text/xml');
          assert.equal(canonical(xml, name), other.process(document.documentElement as never, {}));
        }),
        { numRuns: 200 },
      );
    });
  }
});
