import { AlgorithmIdentifier } from 'pkijs';
import type { ReadCertificate } from '../certificate.ts';
import {
  bitsOf,
  contextual,
  type DerElement,
  eachMember,
  members,
  oidOf,
  readDer,
  timeOf,
} from '../der-reader.ts';
import { verifySignature } from '../signature-algorithm.ts';
import { type RevocationStatement, revocationReasons } from './revocation-statement.ts';

/** A certificate revocation list (RFC 5280, 5). Its entries are read when they are asked for: lists grow to megabytes. */
export interface ReadCrl {
  readonly toBeSigned: Uint8Array;
  readonly algorithm: Uint8Array;
  readonly signature: Uint8Array;
  readonly issuerName: Uint8Array;
  readonly thisUpdate: Temporal.Instant;
  readonly nextUpdate?: Temporal.Instant | undefined;
  readonly entries?: DerElement | undefined;
  /** Whose certificates it lists; `some` for lists of changes, of reasons or of other issuers, which we do not combine. */
  readonly scope: 'all' | 'people' | 'authorities' | 'some';
}

const ids = { issuingDistributionPoint: '2.5.29.28', reason: '2.5.29.21' } as const;
/** Extensions of a list that change nothing about what it says: its number, its issuer's key, where newer ones are. */
const harmless = new Set(['2.5.29.20', '2.5.29.35', '2.5.29.46', '2.5.29.18']);

/** Throws when the bytes are no list. */
export function readCrl(der: Uint8Array): ReadCrl {
  const [toBeSigned, algorithm, signature] = members(readDer(der));
  const fields = members(toBeSigned);
  const [, issuer, ...rest] = fields[0]?.tag === 0x02 ? fields.slice(1) : fields;
  const thisUpdate = timeOf(rest[0]);
  if (!toBeSigned || !algorithm || !signature || !issuer || !thisUpdate)
    throw new Error('no revocation list');
  return {
    toBeSigned: toBeSigned.whole,
    algorithm: algorithm.whole,
    signature: bitsOf(signature),
    issuerName: issuer.whole,
    thisUpdate,
    nextUpdate: timeOf(rest[1]),
    entries: rest.find(({ tag }) => tag === 0x30),
    scope: scopeOf(members(contextual(rest, 0))[0]),
  };
}

/** What the list says of the certificate, when it is by this issuer, whole, and about such certificates. */
export function crlStatement(
  crl: ReadCrl,
  certificate: ReadCertificate,
  issuer: ReadCertificate,
): RevocationStatement | undefined {
  const kind = certificate.x509.ca ? 'authorities' : 'people';
  const isAboutIt = crl.scope === 'all' || crl.scope === kind;
  if (!isAboutIt || !Buffer.from(crl.issuerName).equals(issuer.subjectName)) return undefined;
  if (!issuer.maySignCrls || !isSigned(crl, issuer)) return undefined;
  const times = { statedAt: crl.thisUpdate, nextUpdate: crl.nextUpdate };
  const wanted = Buffer.from(certificate.serial);
  for (const entry of crl.entries ? eachMember(crl.entries) : []) {
    const [serial, revokedAt, extensions] = members(entry);
    if (!serial || !wanted.equals(serial.content)) continue;
    return { status: 'revoked', ...times, revokedAt: timeOf(revokedAt), reason: reasonOf(extensions) };
  }
  return { status: 'good', ...times };
}

function isSigned(crl: ReadCrl, issuer: ReadCertificate): boolean {
  const algorithm = AlgorithmIdentifier.fromBER(new Uint8Array(crl.algorithm));
  return verifySignature(issuer.x509.publicKey, algorithm, '', crl.toBeSigned, crl.signature) === true;
}

function scopeOf(extensions: DerElement | undefined): ReadCrl['scope'] {
  let scope: ReadCrl['scope'] = 'all';
  for (const extension of members(extensions)) {
    const parts = members(extension);
    const id = oidOf(parts[0]!);
    if (id === ids.issuingDistributionPoint) scope = scopeOfPoint(members(readDer(parts.at(-1)!.content)));
    else if (parts.length > 2 && !harmless.has(id)) return 'some';
  }
  return scope;
}

/** IssuingDistributionPoint (5.2.5): its flags are there only when they are true. */
function scopeOfPoint(parts: readonly DerElement[]): ReadCrl['scope'] {
  if ([3, 4, 5].some((flag) => contextual(parts, flag))) return 'some';
  if (contextual(parts, 1)) return 'people';
  return contextual(parts, 2) ? 'authorities' : 'all';
}

function reasonOf(extensions: DerElement | undefined) {
  for (const extension of members(extensions)) {
    const parts = members(extension);
    if (oidOf(parts[0]!) !== ids.reason) continue;
    return revocationReasons[readDer(parts.at(-1)!.content).content[0] ?? 0];
  }
  return undefined;
}
