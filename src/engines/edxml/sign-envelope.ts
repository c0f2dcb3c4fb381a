import { createHash, X509Certificate } from 'node:crypto';
import { canonicalize } from './canonicalize.ts';
import type { Envelope } from './envelope.ts';
import { canonicalizations, envelopedSignature, signatureUri, written } from './signature-methods.ts';
import { treeOf } from './write-envelope.ts';
import { writeXml } from './write-xml.ts';
import { element, textNode, type XmlElement, type XmlNode } from './xml-tree.ts';

/**
 * Whoever can sign: a file, a token, a remote service. `sign` is given the bytes, and answers PKCS #1 v1.5 for RSA, a DER
 * `Ecdsa-Sig-Value` for ECDSA. The signers of `engines/pdf-signature` are such.
 */
export interface EnvelopeSigner {
  /** DER, the signer's own first. */
  readonly certificateChain: readonly Uint8Array[];
  readonly algorithm: 'rsa-sha256' | 'ecdsa-sha256' | 'ecdsa-sha384';
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/**
 * Writes the envelope with an enveloped signature over all of it, attachments included. A signature that it came with
 * goes: it held for other bytes.
 */
export async function signEnvelope(envelope: Envelope, signer: EnvelopeSigner): Promise<Buffer> {
  const { signature: _, ...header } = envelope.header;
  const hash = createHash('sha256');
  const method = canonicalizations[written.canonicalization]!;
  canonicalize(treeOf({ ...envelope, header }), method, (piece) => void hash.update(piece));

  const info = signedInfo(hash.digest('base64'), signer.algorithm);
  const pieces: string[] = [];
  canonicalize(info, canonicalizations[written.ofSignedInfo]!, (piece) => void pieces.push(piece as string));
  const value = xmlValue(await signer.sign(Buffer.from(pieces.join(''))), signer.algorithm);
  return writeXml(
    treeOf({ ...envelope, header: { ...header, signature: signatureElement(info, value, signer) } }),
  );
}

const node = (
  name: string,
  children: readonly XmlNode[],
  attributes: Readonly<Record<string, string>> = {},
) => element(signatureUri, name, children, attributes);
const method = (name: string, algorithm: string) => node(name, [], { Algorithm: algorithm });

const signedInfo = (digest: string, algorithm: EnvelopeSigner['algorithm']): XmlElement => {
  const transforms = [method('Transform', envelopedSignature), method('Transform', written.canonicalization)];
  const info = node('SignedInfo', [
    method('CanonicalizationMethod', written.ofSignedInfo),
    method('SignatureMethod', written.signature + algorithm),
    node(
      'Reference',
      [
        node('Transforms', transforms),
        method('DigestMethod', written.digest),
        node('DigestValue', [textNode(digest)]),
      ],
      { URI: '' },
    ),
  ]);
  return { ...info, namespaces: { '': signatureUri } };
};

function signatureElement(info: XmlElement, value: string, { certificateChain }: EnvelopeSigner): XmlElement {
  const [own] = certificateChain;
  const subject = own ? new X509Certificate(own).subject.split('\n').reverse().join(', ') : '';
  return node('Signature', [
    { ...info, namespaces: {} },
    node('SignatureValue', [textNode(value)]),
    node('KeyInfo', [
      node('X509Data', [
        node('X509SubjectName', [textNode(subject)]),
        ...certificateChain.map((der) =>
          node('X509Certificate', [textNode(Buffer.from(der).toString('base64'))]),
        ),
      ]),
    ]),
  ]);
}

/** XML wants the two numbers of ECDSA side by side, each as wide as the field (RFC 9231, 2.3.6), not as DER. */
export function xmlValue(value: Uint8Array, algorithm: EnvelopeSigner['algorithm']): string {
  if (algorithm === 'rsa-sha256') return Buffer.from(value).toString('base64');
  const width = algorithm === 'ecdsa-sha384' ? 48 : 32;
  const first = value[1]! & 0x80 ? 3 : 2;
  const firstLength = value[first + 1]!;
  const second = first + 2 + firstLength;
  const number = (from: number, length: number) => {
    const digits = Buffer.from(value.subarray(from, from + length)).subarray(Math.max(0, length - width));
    return Buffer.concat([Buffer.alloc(width - digits.length), digits]);
  };
  return Buffer.concat([number(first + 2, firstLength), number(second + 2, value[second + 1]!)]).toString(
    'base64',
  );
}
