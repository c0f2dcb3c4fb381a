import { createHash } from 'node:crypto';
import { TSTInfo } from 'pkijs';
import { distrust, type Trust } from './certificate-path.ts';
import { type CmsFinding, checkCms } from './cms-signature.ts';
import type { SignatureReason } from './signature-reasons.ts';

export interface TimestampFinding {
  readonly reasons: readonly SignatureReason[];
  readonly at?: Temporal.Instant;
  readonly token: CmsFinding;
}

const digests: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** Checks that a token (RFC 3161) is about these bytes, whole, and by a trusted authority at the time it states. */
export function checkTimestamp(token: Uint8Array, stamped: Uint8Array, trust: Trust): TimestampFinding {
  const cms = checkCms(token, undefined, true);
  const info = readInfo(cms.content);
  const hash = info && digests[info.messageImprint.hashAlgorithm.algorithmId];
  if (!info || !hash || !cms.certificate || cms.reasons.length > 0)
    return { reasons: ['timestamp-invalid'], token: cms };
  const imprint = info.messageImprint.hashedMessage.valueBlock.valueHexView;
  if (!createHash(hash).update(stamped).digest().equals(imprint))
    return { reasons: ['timestamp-invalid'], token: cms };

  const at = Temporal.Instant.fromEpochMilliseconds(info.genTime.getTime());
  const isTrusted =
    cms.certificate.mayTimestamp && distrust(cms.certificate, cms.enclosed, trust, at).length === 0;
  return { reasons: isTrusted ? [] : ['timestamp-untrusted'], at, token: cms };
}

function readInfo(content: Uint8Array | undefined): TSTInfo | undefined {
  try {
    return content && TSTInfo.fromBER(new Uint8Array(content));
  } catch {
    return undefined;
  }
}
