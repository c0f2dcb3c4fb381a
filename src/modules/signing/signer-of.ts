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

/** DER as PEM text. */
export const pemOf = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
