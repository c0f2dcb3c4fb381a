import { type BaseBlock, Constructed, ObjectIdentifier, Sequence } from 'asn1js';
import type { Attribute, SignerInfo } from 'pkijs';
import { oids } from './cades.ts';
import { type ReadCertificate, readCertificate } from './certificate.ts';
import { contextual, members, readDer } from './der-reader.ts';
import { wrappedAnswer } from './revocation/ocsp-response.ts';
import {
  type ReadEvidence,
  type RevocationEvidence,
  readEmbedded,
} from './revocation/revocation-evidence.ts';

/** Each costs a signature to check: far more than one signature needs, and less than a hostile file could bring. */
const mostEnclosed = 100;

/**
 * Lists and answers in the attributes of a signature, as CAdES had them before 2016 (revocation-values, EN 319 122-1,
 * A.1) and as Adobe's programs sign them (RevocationInfoArchival, ISO 32000-1, 12.8.3.3.2).
 */
export const evidenceInAttributes = ({ signedAttrs, unsignedAttrs }: SignerInfo): readonly ReadEvidence[] =>
  [
    ...listed(singleValue(unsignedAttrs?.attributes, oids.revocationValues), wrappedAnswer),
    ...listed(singleValue(signedAttrs?.attributes, oids.revocationArchival), (answer) => answer),
  ].slice(0, mostEnclosed);

/**
 * Lists and answers beside the certificates of a SignedData (RFC 5652, 5.1; RFC 5940). What cannot be read is passed
 * over. To be asked before pkijs reads the same blocks: it changes their tags.
 */
export function evidenceBeside(signedData: BaseBlock): readonly ReadEvidence[] {
  const beside = blocksIn(signedData).find((block) => isContextual(block) && block.idBlock.tagNumber === 1);
  return blocksIn(beside)
    .slice(0, mostEnclosed)
    .flatMap((block) => {
      if (!isContextual(block)) return readEmbedded('crl', bytesOf(block));
      const [type, value] = blocksIn(block);
      if (!(type instanceof ObjectIdentifier) || !value) return [];
      if (type.getValue() === oids.ocspResponse) return readEmbedded('ocsp', bytesOf(value));
      return type.getValue() === oids.ocspBasic ? readEmbedded('ocsp', wrappedAnswer(bytesOf(value))) : [];
    });
}

/** Certificates that CAdES once kept in an attribute of their own (certificate-values, EN 319 122-1, A.1). */
export function certificateValues({ unsignedAttrs }: SignerInfo): readonly ReadCertificate[] {
  const value = singleValue(unsignedAttrs?.attributes, oids.certificateValues);
  if (!(value instanceof Sequence)) return [];
  return blocksIn(value)
    .slice(0, mostEnclosed)
    .flatMap((block) => {
      try {
        return [readCertificate(bytesOf(block))];
      } catch {
        return [];
      }
    });
}

/** The single value of an attribute that stands once; anything else is as good as absent. */
export function singleValue(
  attributes: readonly Attribute[] | undefined,
  type: string,
): BaseBlock | undefined {
  const found = attributes?.filter((attribute) => attribute.type === type) ?? [];
  return found.length === 1 && found[0]!.values.length === 1 ? (found[0]!.values[0] as BaseBlock) : undefined;
}

/** Lists under `[0]` and answers under `[1]`, as both attributes have them. */
function listed(
  value: BaseBlock | undefined,
  asResponse: (answer: Uint8Array) => Uint8Array,
): readonly ReadEvidence[] {
  if (!value) return [];
  try {
    const parts = members(readDer(bytesOf(value)));
    const under = (tag: number, kind: RevocationEvidence['kind']) =>
      members(members(contextual(parts, tag))[0]).flatMap(({ whole }) =>
        readEmbedded(kind, kind === 'ocsp' ? asResponse(whole) : whole),
      );
    return [...under(0, 'crl'), ...under(1, 'ocsp')];
  } catch {
    return [];
  }
}

const isContextual = ({ idBlock }: BaseBlock) => idBlock.tagClass === 3;
const bytesOf = (block: BaseBlock) => new Uint8Array(block.valueBeforeDecodeView);
const blocksIn = (block: BaseBlock | undefined): readonly BaseBlock[] =>
  block instanceof Constructed ? (block.valueBlock.value as BaseBlock[]) : [];
