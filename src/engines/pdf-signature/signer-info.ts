import { createHash } from 'node:crypto';
import { type BaseBlock, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { IssuerAndSerialNumber, type SignerInfo } from 'pkijs';
import { oids } from './cades.ts';
import type { ReadCertificate } from './certificate.ts';
import { singleValue } from './cms-evidence.ts';
import { readDer, timeOf } from './der-reader.ts';
import { digestNames, signatureDigest, verifySignature } from './signature-algorithm.ts';
import type { SignatureReason } from './signature-reasons.ts';

/** Checks one SignerInfo (RFC 5652, 5.3) by this certificate: its attributes, its binding and the signature itself. */
export function checkSignerInfo(
  signer: SignerInfo,
  certificate: ReadCertificate,
  content: Uint8Array,
  contentType: string,
  isBound: boolean,
): readonly SignatureReason[] {
  const hash = digestNames[signer.digestAlgorithm.algorithmId];
  if (!hash) return ['algorithm-unsupported'];
  const reasons: SignatureReason[] = [];
  if (hash === 'sha1' || signatureDigest(signer.signatureAlgorithm) === 'sha1') reasons.push('digest-weak');
  reasons.push(...checkAttributes(signer, content, hash, contentType));
  reasons.push(...checkBinding(signer, certificate, isBound));
  const { publicKey } = certificate.x509;
  const bytes = signedBytes(signer) ?? content;
  const value = new Uint8Array(signer.signature.valueBlock.valueHexView);
  const isRight = verifySignature(publicKey, signer.signatureAlgorithm, hash, bytes, value);
  if (isRight === undefined) reasons.push('algorithm-unsupported');
  if (isRight === false) reasons.push('signature-wrong');
  if ((publicKey.asymmetricKeyDetails?.modulusLength ?? 2048) < 2048) reasons.push('key-weak');
  return reasons;
}

/** The time the signer states within the signature, as other programs than PAdES ones do. */
export function statedTimeOf({ signedAttrs }: SignerInfo): Temporal.Instant | undefined {
  const time = signedAttrs && singleValue(signedAttrs.attributes, oids.signingTime);
  return time && timeOf(readDer(new Uint8Array(time.valueBeforeDecodeView)));
}

export function timestampTokenOf({ unsignedAttrs }: SignerInfo): Uint8Array | undefined {
  return unsignedAttrs && singleValue(unsignedAttrs.attributes, oids.timestampToken)?.valueBeforeDecodeView;
}

/** The signed attributes name the content's type and digest (RFC 5652, 5.4 and 11). */
function checkAttributes(
  signer: SignerInfo,
  content: Uint8Array,
  hash: string,
  contentType: string,
): SignatureReason[] {
  if (!signer.signedAttrs) return [];
  const { attributes } = signer.signedAttrs;
  const type = singleValue(attributes, oids.contentType);
  const digest = singleValue(attributes, oids.messageDigest);
  if (!(type instanceof ObjectIdentifier) || !(digest instanceof OctetString)) return ['cms-malformed'];
  if (type.getValue() !== contentType) return ['cms-malformed'];
  const expected = createHash(hash).update(content).digest();
  return expected.equals(digest.valueBlock.valueHexView) ? [] : ['digest-mismatch'];
}

/** ESSCertIDv2 (RFC 5035), or the older ESSCertID with its SHA-1. */
function checkBinding(signer: SignerInfo, certificate: ReadCertificate, isBound: boolean): SignatureReason[] {
  const attributes = signer.signedAttrs?.attributes ?? [];
  const second = singleValue(attributes, oids.signingCertificateV2);
  const first = singleValue(attributes, oids.signingCertificate);
  const identifier = members(members(second ?? first)[0])[0];
  if (!identifier) return isBound ? ['signing-certificate-missing'] : [];
  const parts = members(identifier);
  const named = parts[0] instanceof Sequence ? members(parts[0])[0] : undefined;
  const hash = named instanceof ObjectIdentifier ? digestNames[named.getValue()] : second ? 'sha256' : 'sha1';
  const value = parts.find((part) => part instanceof OctetString);
  if (!hash || !value) return ['cms-malformed'];
  const expected = createHash(hash).update(certificate.x509.raw).digest();
  return expected.equals(value.valueBlock.valueHexView) ? [] : ['signing-certificate-mismatch'];
}

/** The attributes are stored under `[0]` but signed as a SET OF. */
function signedBytes(signer: SignerInfo): Uint8Array | undefined {
  if (!signer.signedAttrs) return undefined;
  const bytes = Uint8Array.from(new Uint8Array(signer.signedAttrs.encodedValue));
  bytes[0] = 0x31;
  return bytes;
}

/** Whether the signer names this certificate, by issuer and number or by the key's identifier. */
export function isOf(signer: SignerInfo, { pki }: ReadCertificate): boolean {
  if (signer.sid instanceof IssuerAndSerialNumber) {
    return pki.issuer.isEqual(signer.sid.issuer) && pki.serialNumber.isEqual(signer.sid.serialNumber);
  }
  const identifier = pki.extensions?.find(({ extnID }) => extnID === '2.5.29.14')?.extnValue.valueBlock
    .valueHexView;
  const wanted = signer.sid?.valueBlock?.valueHexView as Uint8Array | undefined;
  // The extension is an OCTET STRING within an OCTET STRING; the identifier is what stands inside.
  return (
    identifier !== undefined && wanted !== undefined && Buffer.from(identifier.subarray(2)).equals(wanted)
  );
}

function members(block: BaseBlock | undefined): BaseBlock[] {
  return block instanceof Sequence ? (block.valueBlock.value as BaseBlock[]) : [];
}
