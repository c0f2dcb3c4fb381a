import { X509Certificate } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvelopeSigner } from '#engines/edxml/index.ts';
import { createDemoAuthority, pemSigner } from '#engines/pdf-signature/index.ts';

const years = 10;

/**
 * The key of this axis: `exchange/axis.pem` in the data folder, its certificate and its private key. Made at the first
 * start, without any authority behind it; an official one takes its place by replacing the file.
 */
export function nodeSigner(
  dataDir: string,
  commonName: string,
  now: Temporal.Instant = Temporal.Now.instant(),
): EnvelopeSigner {
  const folder = join(dataDir, 'exchange');
  const file = join(folder, 'axis.pem');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const request = { commonName, notBefore: now, notAfter: now.add({ hours: years * 365 * 24 }) };
    // RSA: what others verify with is often older than elliptic curves.
    const { certificate, privateKey } = createDemoAuthority(request).issue({ ...request, keyType: 'rsa' });
    keepFirst(file, `${pemOf(certificate)}${privateKey.export({ type: 'pkcs8', format: 'pem' })}`);
  }
  const pem = readFileSync(file, 'utf8');
  return pemSigner(
    pem,
    /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*-----END [A-Z ]*PRIVATE KEY-----/.exec(pem)![0],
  );
}

/** Of two processes that start at once, the first one's key is everybody's. */
function keepFirst(file: string, content: string): void {
  const mine = `${file}.${crypto.randomUUID()}`;
  writeFileSync(mine, content, { mode: 0o600 });
  try {
    linkSync(mine, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(mine);
  }
}

export const pemOf = (der: Uint8Array): string => new X509Certificate(der).toString();
