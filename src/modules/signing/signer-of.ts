import { type KeyObject, X509Certificate } from 'node:crypto';
import { keySigner, type Signer } from '#engines/pdf-signature/index.ts';

const certificateBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** A signer from a chain in PEM, the holder's certificate first, and its opened key. */
export const signerOf = (certificatePem: string, key: KeyObject): Signer =>
  keySigner(
    (certificatePem.match(certificateBlock) ?? []).map(
      (block) => new Uint8Array(new X509Certificate(block).raw),
    ),
    key,
  );

/** A certificate in DER as PEM text (RFC 7468). */
export const pemOf = (der: Uint8Array): string => new X509Certificate(der).toString();
