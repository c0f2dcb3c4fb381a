import { fromBER } from 'asn1js';
import { Certificate, ContentInfo, SignedData, type SignerInfo } from 'pkijs';
import { isSame, type ReadCertificate, readCertificate } from './certificate.ts';
import { certificateValues, evidenceBeside, evidenceInAttributes } from './cms-evidence.ts';
import type { ReadEvidence } from './revocation/revocation-evidence.ts';
import type { SignatureReason } from './signature-reasons.ts';
import { checkSignerInfo, isOf, statedTimeOf, timestampTokenOf } from './signer-info.ts';

export interface CmsFinding {
  /** What speaks against the signature itself; trust in its certificate is another question. */
  readonly reasons: readonly SignatureReason[];
  readonly certificate?: ReadCertificate;
  readonly enclosed: readonly ReadCertificate[];
  /** Lists and answers enclosed with it. */
  readonly evidence?: readonly ReadEvidence[];
  readonly signatureValue?: Uint8Array;
  readonly timestampToken?: Uint8Array;
  /** The time the signer states within it. */
  readonly statedAt?: Temporal.Instant | undefined;
  /** Content carried inside, as a timestamp carries its own. */
  readonly content?: Uint8Array;
}

/** A signature with its chain takes some kilobytes; with lists enclosed, as Adobe's programs do, some hundred. */
const largest = 4 * 1024 * 1024;

/**
 * Checks a CMS signature (RFC 5652) over `content`, or over what it carries when `content` is absent. `isBound` asks
 * that there be one signature and the signer's certificate among its signed attributes, as in CAdES and timestamps.
 */
export function checkCms(der: Uint8Array, content: Uint8Array | undefined, isBound: boolean): CmsFinding {
  if (der.length > largest) return { reasons: ['cms-oversized'], enclosed: [] };
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

  const content = new ContentInfo({ schema: result }).content;
  const beside = evidenceBeside(content);
  const signedData = new SignedData({ schema: content });
  // As they were encoded: certificates written anew would not match their signatures.
  const enclosed = (signedData.certificates ?? [])
    .filter((found) => found instanceof Certificate)
    .map((found) => readCertificate(new Uint8Array(found.toSchema().toBER())));
  const { eContent, eContentType } = signedData.encapContentInfo;
  const carried = eContent?.getValue();
  // Some programs carry no content as content of no length.
  if (detached && carried?.byteLength) reasons.push('cms-not-detached');
  const signed = detached ?? (carried ? new Uint8Array(carried) : undefined);
  if (!signed) return { reasons: [...reasons, 'cms-malformed'], enclosed };
  const [signer, ...others] = signedData.signerInfos;
  if (!signer || (isBound && others.length > 0))
    return { reasons: [...reasons, 'cms-several-signers'], enclosed };

  const certificate = enclosed.find((candidate) => isOf(signer, candidate));
  if (!certificate) return { reasons: [...reasons, 'signer-certificate-missing'], enclosed };
  // A program may sign for the same person twice, by two digests; both must hold.
  if (others.some((other) => !isBy(certificate, other, enclosed)))
    return { reasons: [...reasons, 'cms-several-signers'], enclosed };
  for (const info of [signer, ...others]) {
    reasons.push(...checkSignerInfo(info, certificate, signed, eContentType, isBound));
  }
  const token = timestampTokenOf(signer);
  return {
    reasons: [...new Set(reasons)],
    certificate,
    enclosed: [...enclosed, ...certificateValues(signer)],
    evidence: [...beside, ...evidenceInAttributes(signer)],
    signatureValue: new Uint8Array(signer.signature.valueBlock.valueHexView),
    content: signed,
    statedAt: statedTimeOf(signer),
    ...(token ? { timestampToken: token } : {}),
  };
}

function isBy(
  certificate: ReadCertificate,
  signer: SignerInfo,
  enclosed: readonly ReadCertificate[],
): boolean {
  const own = enclosed.find((candidate) => isOf(signer, candidate));
  return own !== undefined && isSame(own, certificate);
}
