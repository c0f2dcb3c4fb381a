import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvelopeSigner } from '#engines/edxml/index.ts';
import { createDemoAuthority, pemSigner } from '#engines/pdf-signature/index.ts';

const years = 10;

/**
 * The key of this axis, in `exchange/` of the data folder: the certificate that others are given, and its key. Made at the
 * first start, signed by itself; an official certificate takes its place by replacing both files.
 */
export function nodeSigner(
  dataDir: string,
  commonName: string,
  now: Temporal.Instant = Temporal.Now.instant(),
): EnvelopeSigner {
  const folder = join(dataDir, 'exchange');
  const [certificate, key] = [join(folder, 'axis.crt.pem'), join(folder, 'axis.key.pem')];
  if (!existsSync(key)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const made = createDemoAuthority({
      commonName,
      keyType: 'rsa',
      notBefore: now,
      notAfter: now.add({ hours: years * 365 * 24 }),
    });
    writeFileSync(certificate, pemOf(made.certificate));
    // Last: a start that was killed in between makes both anew.
    writeFileSync(key, made.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  }
  return pemSigner(readFileSync(certificate, 'utf8'), readFileSync(key, 'utf8'));
}

export const pemOf = (der: Uint8Array): string => new X509Certificate(der).toString();
