// For tests: a timestamp authority, a responder and a publisher of lists, run by openssl behind HTTP on this machine.
import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import type { Issued } from './demo-authority.ts';
import { pem } from './other-software.ts';

const run = promisify(execFile);

type Answer = (path: string, body: Buffer) => Promise<Uint8Array> | Uint8Array;

/** A server that lives as long as the test; answers its address. */
export async function served(test: Pick<TestContext, 'after'>, answer: Answer): Promise<string> {
  const server = createServer(async (request, response) => {
    try {
      response.end(await answer(request.url ?? '/', await buffer(request)));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  server.keepAliveTimeout = 60_000; // No pause of a slow machine closes a connection just as it is used again.
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Over HTTP, as the programs of a province would: any status but 200 is a failure. */
export async function post(url: string, body: Uint8Array): Promise<Uint8Array> {
  return answered(await fetch(url, { method: 'POST', body: Buffer.from(body) }));
}

export const get = async (url: string): Promise<Uint8Array> => answered(await fetch(url));

async function answered(response: Response): Promise<Uint8Array> {
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return new Uint8Array(await response.arrayBuffer());
}

export interface StampingRules {
  readonly policy?: string;
  readonly otherPolicies?: string;
}

/** Answers TimeStampReq as `openssl ts` does. */
export function stamping(issued: Issued, { policy = '1.2.3.4', otherPolicies }: StampingRules = {}): Answer {
  const settings = `[tsa]
default_tsa = one
[one]
serial = serial
default_policy = ${policy}
${otherPolicies ? `other_policies = ${otherPolicies}` : ''}
digests = sha256, sha384, sha512
signer_digest = sha256
ess_cert_id_alg = sha256
`;
  return (_, body) =>
    inWorkshop({ ...keyFiles(issued), 'tsa.cnf': settings, serial: '01', 'q.tsq': body }, async (folder) => {
      const args =
        'ts -reply -config tsa.cnf -queryfile q.tsq -signer own.pem -inkey own.key -out r.tsr'.split(' ');
      await run('openssl', args, { cwd: folder });
      return readFileSync(join(folder, 'r.tsr'));
    });
}

export interface Revoked {
  readonly certificate: Uint8Array;
  readonly at: Temporal.Instant;
  readonly reason?: string;
}

export interface Registry {
  readonly authority: Issued;
  readonly known: readonly Uint8Array[];
  readonly revoked?: readonly Revoked[];
}

/** Answers OCSPRequest as `openssl ocsp` does, with the responder's key. */
export function responding(registry: Registry, responder: Issued, ...options: readonly string[]): Answer {
  return (_, body) =>
    inWorkshop(
      {
        ...keyFiles(responder),
        'ca.pem': pem(registry.authority.certificate),
        'index.txt': indexOf(registry),
        'q.der': body,
      },
      async (folder) => {
        const args =
          'ocsp -index index.txt -CA ca.pem -rsigner own.pem -rkey own.key -reqin q.der -respout r.der';
        await run('openssl', [...args.split(' '), '-nmin', '5', ...options], { cwd: folder });
        return readFileSync(join(folder, 'r.der'));
      },
    );
}

/** A list as `openssl ca` publishes it. */
export function publishedList(registry: Registry): Promise<Uint8Array> {
  const settings = `[ca]
default_ca = one
[one]
database = index.txt
crlnumber = number
default_md = sha256
default_crl_days = 7
crl_extensions = extensions
[extensions]
authorityKeyIdentifier = keyid:always
`;
  const files = {
    ...keyFiles(registry.authority),
    'ca.cnf': settings,
    'index.txt': indexOf(registry),
    number: '01',
  };
  return inWorkshop(files, async (folder) => {
    const ca = 'ca -gencrl -config ca.cnf -cert own.pem -keyfile own.key -out list.pem'.split(' ');
    await run('openssl', ca, { cwd: folder });
    await run('openssl', 'crl -in list.pem -outform DER -out list.der'.split(' '), { cwd: folder });
    return readFileSync(join(folder, 'list.der'));
  });
}

const keyFiles = ({ certificate, privateKey }: Issued) => ({
  'own.pem': pem(certificate),
  'own.key': privateKey.export({ type: 'pkcs8', format: 'pem' }),
});

/** The database of `openssl ca`: status, expiry, revocation, serial, file, subject. */
function indexOf({ known, revoked = [] }: Registry): string {
  const row = (certificate: Uint8Array, status: string, when: string) => {
    const { serialNumber, validToDate } = new X509Certificate(certificate);
    const expiry = Temporal.Instant.fromEpochMilliseconds(validToDate.getTime());
    const serial = serialNumber.length % 2 ? `0${serialNumber}` : serialNumber;
    return [status, compact(expiry), when, serial, 'unknown', `/CN=${serial}`].join('\t');
  };
  return [
    ...known.map((certificate) => row(certificate, 'V', '')),
    ...revoked.map(({ certificate, at, reason }) =>
      row(certificate, 'R', [compact(at), ...(reason ? [reason] : [])].join(',')),
    ),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

const compact = (at: Temporal.Instant) =>
  at.toString({ smallestUnit: 'second' }).replace(/[-:T]/g, '').slice(2);

async function inWorkshop<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'muong-openssl-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
