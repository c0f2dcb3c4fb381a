import { constants, type KeyObject, privateEncrypt, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Issued } from '#engines/pdf-signature/index.ts';

/** A credential at the service of the tests. */
export interface HeldCredential extends Issued {
  readonly pin: string;
  /** With it a one-time code is asked for too. */
  readonly otp?: string;
  readonly scal: '1' | '2';
  readonly multisign: number;
}

export interface CscServer {
  readonly baseUrl: string;
  readonly client: { readonly kind: 'oauth2'; readonly clientId: string; readonly clientSecret: string };
  /** The holder answers what the application shows them, in the asynchronous mode. */
  press(what: 'confirm' | 'refuse'): void;
  /** The methods called, in order. */
  readonly calls: string[];
  /** What happens to the next call of a method: it is answered so, or so late. */
  readonly next: Map<
    string,
    { readonly status: number; readonly error: string } | { readonly delayMs: number }
  >;
  close(): Promise<void>;
}

interface Leave {
  readonly credentialId: string;
  left: number;
  readonly hashes: readonly string[] | undefined;
}

class Refused extends Error {
  readonly status: number;
  readonly description: string | undefined;
  constructor(status: number, error: string, description?: string) {
    super(error);
    this.status = status;
    this.description = description;
  }
}

/** What the standard answers while a holder has not confirmed. */
const notYet =
  'The previous asynchronous signature request has been accepted for processing, but the processing has not yet been completed.';

const digestInfo = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/**
 * A remote signing service as the CSC API v2.0 describes it: client credentials, credentials with PIN and one-time
 * code, leave (SAD) for so many signatures or for these digests alone, and raw signatures of digests.
 */
export async function startCscServer(
  credentials: Readonly<Record<string, HeldCredential>>,
  signDigest: (key: KeyObject, digest: Uint8Array) => Uint8Array = rsaSignature,
): Promise<CscServer> {
  const client = { kind: 'oauth2', clientId: 'muong', clientSecret: 'of-the-test' } as const;
  const tokens = new Set<string>();
  const leaves = new Map<string, Leave>();
  const waiting = new Map<string, { signatures: () => object; outcome: 'confirm' | 'refuse' | undefined }>();
  const calls: string[] = [];
  const next: CscServer['next'] = new Map();

  const held = (id: unknown): HeldCredential => {
    const found = credentials[String(id)];
    if (!found) throw new Refused(400, 'invalid_credential_id');
    return found;
  };
  type Body = Readonly<Record<string, unknown>>;
  const methods: Readonly<Record<string, (body: Body) => object>> = {
    'credentials/list': () => ({ credentialIDs: Object.keys(credentials) }),
    'credentials/info': ({ credentialID }) => {
      const { certificate, privateKey, otp, scal, multisign } = held(credentialID);
      const isRsa = privateKey.asymmetricKeyType === 'rsa';
      const objects = [{ type: 'Password', id: 'PIN' }, ...(otp ? [{ type: 'OTP', id: 'CODE' }] : [])];
      return {
        key: {
          status: 'enabled',
          algo: [isRsa ? '1.2.840.113549.1.1.11' : '1.2.840.10045.4.3.2'],
          len: 2048,
        },
        cert: { status: 'valid', certificates: [Buffer.from(certificate).toString('base64')] },
        auth: { mode: 'explicit', expression: otp ? 'PIN AND CODE' : 'PIN', objects },
        SCAL: scal,
        multisign,
      };
    },
    'credentials/authorize': ({ credentialID, numSignatures, hashes, authData }) => {
      const { pin, otp, scal, multisign } = held(credentialID);
      const given = new Map(
        (authData as { id: string; value: string }[]).map(({ id, value }) => [id, value]),
      );
      if (given.get('PIN') !== pin) throw new Refused(400, 'invalid_pin');
      if (otp && given.get('CODE') !== otp) throw new Refused(400, 'invalid_otp');
      if (Number(numSignatures) > multisign || (scal === '2' && !hashes))
        throw new Refused(400, 'invalid_request');
      const sad = randomUUID();
      const bound = scal === '2' ? (hashes as string[]) : undefined;
      leaves.set(sad, { credentialId: String(credentialID), left: Number(numSignatures), hashes: bound });
      return { SAD: sad, expiresIn: 300 };
    },
    'signatures/signHash': ({ credentialID, SAD, hashes, operationMode }) => {
      const leave = leaves.get(String(SAD));
      const asked = hashes as string[];
      const isGiven =
        leave?.credentialId === credentialID && leave !== undefined && leave.left >= asked.length;
      const isBound = leave?.hashes === undefined || asked.every((hash) => leave.hashes!.includes(hash));
      if (!isGiven || !isBound) throw new Refused(400, 'invalid_sad');
      leave.left -= asked.length;
      const { privateKey } = held(credentialID);
      const sign = (hash: string) =>
        Buffer.from(signDigest(privateKey, Buffer.from(hash, 'base64'))).toString('base64');
      const signatures = () => ({ signatures: asked.map(sign) });
      if (operationMode !== 'A') return signatures();
      const responseID = randomUUID();
      waiting.set(responseID, { signatures, outcome: undefined });
      return { responseID };
    },
    'signatures/signPolling': ({ requestID }) => {
      const asked = waiting.get(String(requestID));
      if (!asked) throw new Refused(400, 'invalid_request');
      if (!asked.outcome) throw new Refused(400, 'invalid_request', notYet);
      if (asked.outcome === 'refuse') throw new Refused(400, 'access_denied');
      return asked.signatures();
    },
  };

  async function answer(request: IncomingMessage): Promise<object> {
    const url = request.url ?? '';
    const body = await text(request);
    if (url === '/login/oauth2/token') {
      const given = new URLSearchParams(body);
      const isClient =
        given.get('client_id') === client.clientId && given.get('client_secret') === client.clientSecret;
      if (!isClient || given.get('grant_type') !== 'client_credentials')
        throw new Refused(401, 'invalid_client');
      const token = randomUUID();
      tokens.add(token);
      return { access_token: token, token_type: 'Bearer', expires_in: 3600 };
    }
    const method = url.slice('/csc/v2/'.length);
    calls.push(method);
    const planned = next.get(method);
    next.delete(method);
    if (planned && 'delayMs' in planned)
      await new Promise((done) => setTimeout(done, planned.delayMs).unref());
    else if (planned) throw new Refused(planned.status, planned.error);
    if (method === 'info')
      return { specs: '2.0.0.2', methods: Object.keys(methods), oauth2: `${origin}/login` };
    if (!tokens.has(request.headers.authorization?.slice('Bearer '.length) ?? ''))
      throw new Refused(401, 'invalid_token');
    const called = methods[method];
    if (!called) throw new Refused(501, 'not_implemented');
    return called(JSON.parse(body));
  }

  const server = createServer((request, response) => {
    const send = (status: number, value: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    answer(request).then(
      (value) => send(200, value),
      (error: Error) =>
        error instanceof Refused
          ? send(error.status, { error: error.message, error_description: error.description })
          : send(500, { error: error.message }),
    );
  });
  server.keepAliveTimeout = 60_000; // No pause of a slow machine closes a connection just as it is used again.
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    baseUrl: `${origin}/csc/v2`,
    client,
    calls,
    press(what) {
      for (const asked of waiting.values()) asked.outcome ??= what;
    },
    next,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** PKCS #1 v1.5 over a SHA-256 digest. */
export const rsaSignature = (key: KeyObject, digest: Uint8Array): Uint8Array =>
  privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.concat([digestInfo, digest]));
