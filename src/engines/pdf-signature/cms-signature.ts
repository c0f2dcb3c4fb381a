import { createHash } from 'node:crypto';
import { type BaseBlock, fromBER, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  type Attribute,
  Certificate,
  ContentInfo,
  IssuerAndSerialNumber,
  SignedData,
  type SignerInfo,
} from 'pkijs';
import { oids } from './cades.ts';
import { type ReadCertificate, readCertificate } from './certificate.ts';
import { contextual, members as derMembers, readDer } from './der-reader.ts';
import { type ReadEvidence, readEmbedded } from './revocation/revocation-evidence.ts';
import { digestNames, verifySignature } from './signature-algorithm.ts';
import type { SignatureReason } from './signature-reasons.ts';

export interface CmsFinding {
  /** What speaks against the signature itself; trust in its certificate is another question. */
  readonly reasons: readonly SignatureReason[];
  readonly certificate?: ReadCertificate;
  readonly enclosed: readonly ReadCertificate[];
  /** Lists and answers enclosed with it. */
  readonly evidence?: readonly ReadEvidence[];
  readonly signatureValue?: Uint8Array;
  readonly timestampToken?: Uint8Array;
  /** Content carried inside, as a timestamp carries its own. */
  readonly content?: Uint8Array;
}

/**
 * Checks a CMS signature (RFC 5652) with one signer over `content`, or over what it carries when `content` is absent.
 * `isBound` asks that the signer's certificate be among the signed attributes, as CAdES and timestamps do.
 */
export function checkCms(der: Uint8Array, content: Uint8Array | undefined, isBound: boolean): CmsFinding {
  try {
    return check(der, content, isBound);
  } catch {
    return { reasons: ['cms-malformed'], enclosed: [] };
  }
}

function check(der: Uint8Array, detached: Uint8Array | undefined, isBound: boolean): CmsFinding {
  const reasons: SignatureReason[] = [];
  const { result, offset } = fromBER(der);
  if (offset === -1) return { reasons: ['cms-malformed'], enclosed: [] };
  // The place for a signature is filled up with zeros, and with nothing else.
  if (der.subarray(offset).some((byte) => byte !== 0)) reasons.push('cms-padding');

  const signedData = new SignedData({ schema: new ContentInfo({ schema: result }).content });
  // As they were encoded: certificates written anew would not match their signatures.
  const enclosed = (signedData.certificates ?? [])
    .filter((found) => found instanceof Certificate)
    .map((found) => readCertificate(new Uint8Array(found.toSchema().toBER())));
  const carried = signedData.encapContentInfo.eContent?.getValue();
  if (detached && carried) reasons.push('cms-not-detached');
  const content = detached ?? (carried ? new Uint8Array(carried) : undefined);
  const [signer] = signedData.signerInfos;
  if (!signer || signedData.signerInfos.length > 1)
    return { reasons: [...reasons, 'cms-several-signers'], enclosed };
  if (!content) return { reasons: [...reasons, 'cms-malformed'], enclosed };

  const certificate = enclosed.find((candidate) => isOf(signer, candidate));
  if (!certificate) return { reasons: [...reasons, 'signer-certificate-missing'], enclosed };
  const hash = digestNames[signer.digestAlgorithm.algorithmId];
  if (!hash) return { reasons: [...reasons, 'algorithm-unsupported'], enclosed, certificate };
  if (hash === 'sha1') reasons.push('digest-weak');

  reasons.push(...checkAttributes(signer, content, hash, signedData.encapContentInfo.eContentType));
  reasons.push(...checkBinding(signer, certificate, isBound));
  const signatureValue = new Uint8Array(signer.signature.valueBlock.valueHexView);
  const { publicKey } = certificate.x509;
  const bytes = signedBytes(signer) ?? content;
  const isRight = verifySignature(publicKey, signer.signatureAlgorithm, hash, bytes, signatureValue);
  if (isRight === undefined) reasons.push('algorithm-unsupported');
  if (isRight === false) reasons.push('signature-wrong');
  if ((publicKey.asymmetricKeyDetails?.modulusLength ?? 2048) < 2048) reasons.push('key-weak');

  const token = signer.unsignedAttrs && only(signer.unsignedAttrs.attributes, oids.timestampToken);
  return {
    reasons,
    certificate,
    enclosed,
    evidence: enclosedEvidence(signer),
    signatureValue,
    content,
    ...(token ? { timestampToken: token.valueBeforeDecodeView } : {}),
  };
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
  const type = only(attributes, oids.contentType);
  const digest = only(attributes, oids.messageDigest);
  if (!(type instanceof ObjectIdentifier) || !(digest instanceof OctetString)) return ['cms-malformed'];
  if (type.getValue() !== contentType) return ['cms-malformed'];
  const expected = createHash(hash).update(content).digest();
  return expected.equals(digest.valueBlock.valueHexView) ? [] : ['digest-mismatch'];
}

/** ESSCertIDv2 (RFC 5035), or the older ESSCertID with its SHA-1. */
function checkBinding(signer: SignerInfo, certificate: ReadCertificate, isBound: boolean): SignatureReason[] {
  const attributes = signer.signedAttrs?.attributes ?? [];
  const second = only(attributes, oids.signingCertificateV2);
  const first = only(attributes, oids.signingCertificate);
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

/** What Adobe's programs enclose: RevocationInfoArchival (ISO 32000-1, 12.8.3.3.2), lists in [0] and answers in [1]. */
function enclosedEvidence(signer: SignerInfo): readonly ReadEvidence[] {
  const archival = only(signer.signedAttrs?.attributes ?? [], oids.revocationArchival);
  const listed = archival?.valueBeforeDecodeView;
  if (!listed) return [];
  try {
    const parts = derMembers(readDer(new Uint8Array(listed)));
    return (['crl', 'ocsp'] as const).flatMap((kind, tag) =>
      derMembers(derMembers(contextual(parts, tag))[0]).flatMap(({ whole }) => readEmbedded(kind, whole)),
    );
  } catch {
    return [];
  }
}

/** The attributes are stored under `[0]` but signed as a SET OF. */
function signedBytes(signer: SignerInfo): Uint8Array | undefined {
  if (!signer.signedAttrs) return undefined;
  const bytes = Uint8Array.from(new Uint8Array(signer.signedAttrs.encodedValue));
  bytes[0] = 0x31;
  return bytes;
}

function isOf(signer: SignerInfo, { pki }: ReadCertificate): boolean {
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

/** The single value of an attribute that stands once; anything else is as good as absent. */
function only(attributes: readonly Attribute[], type: string): BaseBlock | undefined {
  const found = attributes.filter((attribute) => attribute.type === type);
  return found.length === 1 && found[0]!.values.length === 1 ? (found[0]!.values[0] as BaseBlock) : undefined;
}

function members(block: BaseBlock | undefined): BaseBlock[] {
  return block instanceof Sequence ? (block.valueBlock.value as BaseBlock[]) : [];
}
