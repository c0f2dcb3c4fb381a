import { oids } from './cades.ts';
import { integer, oid, sequence, tagged } from './der.ts';
import { contextual, members, readDer } from './der-reader.ts';
import type { Proof } from './long-term/complete-evidence.ts';

/**
 * A CAdES signature with what proves it beside it (B-LT, EN 319 122-1, 6.3): certificates and lists in SignedData, each
 * once, and OCSP answers as RFC 5940 encloses them. None of this is signed, so the signature itself stays as it is.
 *
 * Throws where it is no DER.
 */
export function encloseInCms(cms: Uint8Array, { certificates, ocsps, crls }: Proof): Uint8Array {
  const [type, holder] = members(readDer(cms));
  const fields = members(members(holder)[0]);
  const [version, digests, content] = fields;
  const signers = fields.at(-1);
  if (!type || !version || !digests || !content || !signers) throw new Error('no SignedData');
  const known = (tag: number) => members(contextual(fields.slice(3, -1), tag)).map(({ whole }) => whole);
  const answers = ocsps.map((der) => tagged(1, oid(oids.ocspResponse), der));
  const evidence = distinct([...known(1), ...crls, ...answers]);
  const signedData = sequence(
    // Evidence of other kinds than lists makes it version 5 (RFC 5652, 5.1).
    answers.length > 0 ? integer(5) : version.whole,
    digests.whole,
    content.whole,
    tagged(0, ...distinct([...known(0), ...certificates])),
    ...(evidence.length > 0 ? [tagged(1, ...evidence)] : []),
    signers.whole,
  );
  return sequence(type.whole, tagged(0, signedData));
}

const distinct = (items: readonly Uint8Array[]): readonly Uint8Array[] => [
  ...new Map(items.map((item) => [Buffer.from(item).toString('latin1'), item])).values(),
];
