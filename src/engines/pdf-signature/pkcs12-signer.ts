import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import {
  type AuthenticatedSafe,
  CertBag,
  Certificate,
  PFX,
  PKCS8ShroudedKeyBag,
  type SafeContents,
} from 'pkijs';
import { keySigner, type Signer } from './signer.ts';
import { SignerError } from './signer-error.ts';

/**
 * A signer from a PKCS #12 file (.p12, .pfx; RFC 7292) as OpenSSL 3 writes it (PBES2 with AES). Files under the older
 * RC2 or triple-DES schemes are `key-file-unreadable`: convert them once with `openssl pkcs12`.
 *
 * @throws SignerError `password-wrong`, `key-file-unreadable`
 */
export async function pkcs12Signer(file: Uint8Array, password: string): Promise<Signer> {
  const { certificateChain, key } = await openPkcs12(file, password);
  return keySigner(certificateChain, key);
}

/** What a PKCS #12 file holds: a private key, and its certificate with those above it, without a root. */
export interface OpenedPkcs12 {
  readonly certificateChain: readonly Uint8Array[];
  readonly key: KeyObject;
}

/**
 * The key of a PKCS #12 file itself, for whoever keeps it in another way.
 *
 * @throws SignerError `password-wrong`, `key-file-unreadable`
 */
export async function openPkcs12(file: Uint8Array, password: string): Promise<OpenedPkcs12> {
  const secret = new TextEncoder().encode(password).buffer;
  const bags = await openSafes(file, secret);
  const certificates: X509Certificate[] = [];
  let key: KeyObject | undefined;
  for (const bag of bags) {
    if (bag instanceof CertBag && bag.parsedValue instanceof Certificate) {
      certificates.push(new X509Certificate(Buffer.from(bag.parsedValue.toSchema().toBER())));
    }
    if (bag instanceof PKCS8ShroudedKeyBag && bag.parsedValue) {
      key = createPrivateKey({
        key: Buffer.from(bag.parsedValue.toSchema().toBER()),
        format: 'der',
        type: 'pkcs8',
      });
    }
  }
  const own = key && certificates.find((certificate) => certificate.checkPrivateKey(key));
  if (!key || !own) throw new SignerError('key-file-unreadable', 'no key with its certificate');
  return { certificateChain: upwards(own, certificates).map(({ raw }) => new Uint8Array(raw)), key };
}

async function openSafes(file: Uint8Array, password: ArrayBuffer): Promise<readonly unknown[]> {
  try {
    const pfx = PFX.fromBER(new Uint8Array(file));
    await pfx.parseInternalValues({ password, checkIntegrity: true });
    const safe = pfx.parsedValue?.authenticatedSafe as AuthenticatedSafe;
    await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password })) });
    const contents: { readonly value: SafeContents }[] = safe.parsedValue.safeContents;
    const bags = contents.flatMap(({ value }) => value.safeBags.map(({ bagValue }) => bagValue as unknown));
    for (const bag of bags) if (bag instanceof PKCS8ShroudedKeyBag) await decrypt(bag, password);
    return bags;
  } catch (error) {
    const isPassword = /Integrity/.test(String(error));
    throw new SignerError(isPassword ? 'password-wrong' : 'key-file-unreadable', error);
  }
}

/** The library declares this method protected, yet leaves calling it to us. */
function decrypt(bag: PKCS8ShroudedKeyBag, password: ArrayBuffer): Promise<void> {
  const opened = bag as unknown as { parseInternalValues(given: { password: ArrayBuffer }): Promise<void> };
  return opened.parseInternalValues({ password });
}

/** The signer's certificate and its issuers, as far as the file has them, without a root. */
function upwards(own: X509Certificate, others: readonly X509Certificate[]): X509Certificate[] {
  const chain = [own];
  for (let last = own; chain.length <= others.length; ) {
    const issuer = others.find((other) => !chain.includes(other) && last.checkIssued(other));
    if (!issuer || issuer.checkIssued(issuer)) break;
    chain.push(issuer);
    last = issuer;
  }
  return chain;
}
