import { answers, type CscCredential } from './csc-answers.ts';
import { CscError, cscErrorOf } from './csc-error.ts';

/** A remote signing service: where it is, and how the program proves itself to it. */
export interface CscService {
  /** With the version: "https://ky-so.example.vn/csc/v2". */
  readonly baseUrl: string;
  readonly auth:
    | { readonly kind: 'bearer'; readonly token: string }
    /** The client's own credentials (RFC 6749, 4.4); the token endpoint is the service's `oauth2` unless given. */
    | { readonly kind: 'oauth2'; readonly clientId: string; readonly clientSecret: string };
  readonly timeoutMs?: number;
  /** Its holders confirm in an application of theirs, and signatures are asked for until they are there. */
  readonly asynchronous?: CscPace | undefined;
}

/** How long a holder has, and the pace at which the service wants to be asked. */
export interface CscPace {
  readonly timeoutSeconds: number;
  readonly everySeconds: number;
}

/** SHA-256, the one digest we sign. */
const sha256Oid = '2.16.840.1.101.3.4.2.1';

/** The methods of the Cloud Signature Consortium's API, version 2.0, that signing a digest needs. */
export interface CscClient {
  info(): Promise<{ readonly specs: string; readonly methods: readonly string[] }>;
  listCredentials(): Promise<readonly string[]>;
  getCredential(credentialId: string): Promise<CscCredential>;
  /** Gives the SAD, the leave to sign so many digests. `authData` is what the holder knows or has, by the object's id. */
  authorize(request: {
    readonly credentialId: string;
    readonly numSignatures: number;
    readonly hashes?: readonly Uint8Array[];
    readonly authData: readonly { readonly id: string; readonly value: string }[];
  }): Promise<string>;
  signHash(request: CscSigning): Promise<readonly Uint8Array[]>;
  /** The same in the asynchronous mode. @returns what the service calls it */
  beginSigning(request: CscSigning, lifeSeconds: number): Promise<string>;
  /** What came of it (signatures/signPolling); nothing while there is no answer. */
  pollSigning(requestId: string): Promise<readonly Uint8Array[] | undefined>;
}

export interface CscSigning {
  readonly credentialId: string;
  readonly sad: string;
  readonly hashes: readonly Uint8Array[];
  readonly signAlgo: string;
}

/** @throws CscError from every method */
export function createCscClient(service: CscService): CscClient {
  const { baseUrl, auth, timeoutMs = 15_000 } = service;
  let bearer: { readonly value: string; readonly until: number } | undefined;

  async function send<T>(
    method: string,
    url: string,
    init: RequestInit,
    answer: { Check(value: unknown): value is T },
  ): Promise<T> {
    let response: Response;
    let body: unknown;
    try {
      // A redirect would carry a PIN to wherever it points.
      const limits = { method: 'POST', redirect: 'error', signal: AbortSignal.timeout(timeoutMs) } as const;
      response = await fetch(url, { ...init, ...limits });
      body = await response.json().catch(() => undefined);
    } catch (error) {
      throw new CscError('key-unreachable', `${method}: ${String(error)}`, error);
    }
    if (!response.ok) {
      if (response.status === 401) bearer = undefined;
      throw cscErrorOf(method, response.status, body);
    }
    if (!answer.Check(body)) throw new CscError('remote-refused', `${method}: an answer not of the standard`);
    return body;
  }

  async function call<T>(
    method: string,
    body: object,
    answer: { Check(value: unknown): value is T },
  ): Promise<T> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await token()}` };
    return send(method, `${baseUrl}/${method}`, { headers, body: JSON.stringify(body) }, answer);
  }

  const info = () =>
    send(
      'info',
      `${baseUrl}/info`,
      { headers: { 'content-type': 'application/json' }, body: '{}' },
      answers.info,
    );

  async function token(): Promise<string> {
    if (auth.kind === 'bearer') return auth.token;
    if (bearer && bearer.until > performance.now()) return bearer.value;
    const { oauth2 = baseUrl } = await info();
    const { clientId, clientSecret } = auth;
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'service',
      client_id: clientId,
      client_secret: clientSecret,
    });
    const given = await send('oauth2/token', `${oauth2}/oauth2/token`, { body }, answers.token);
    // Half of its life, so that none runs out on the way.
    bearer = { value: given.access_token, until: performance.now() + (given.expires_in ?? 3600) * 500 };
    return bearer.value;
  }

  const signing = ({ credentialId, sad, hashes, signAlgo }: CscSigning) => ({
    credentialID: credentialId,
    SAD: sad,
    hashes: hashes.map(base64),
    hashAlgorithmOID: sha256Oid,
    signAlgo,
  });

  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

  return {
    info,
    listCredentials: async () => (await call('credentials/list', {}, answers.list)).credentialIDs,
    getCredential: (credentialID) =>
      call(
        'credentials/info',
        { credentialID, certificates: 'chain', certInfo: true, authInfo: true },
        answers.credential,
      ),
    async authorize({ credentialId, numSignatures, hashes, authData }) {
      const request = {
        credentialID: credentialId,
        numSignatures,
        ...(hashes && { hashes: hashes.map(base64), hashAlgorithmOID: sha256Oid }),
        authData,
      };
      return (await call('credentials/authorize', request, answers.authorization)).SAD;
    },
    async signHash(request) {
      const { signatures } = await call('signatures/signHash', signing(request), answers.signatures);
      if (signatures.length !== request.hashes.length) {
        throw new CscError(
          'remote-refused',
          'signatures/signHash: another number of signatures than of digests',
        );
      }
      return signatures.map((signature) => Buffer.from(signature, 'base64'));
    },
    async beginSigning(request, lifeSeconds) {
      const asked = { ...signing(request), operationMode: 'A', validity_period: lifeSeconds * 1000 };
      return (await call('signatures/signHash', asked, answers.begun)).responseID;
    },
    async pollSigning(requestID) {
      try {
        const { signatures } = await call('signatures/signPolling', { requestID }, answers.signatures);
        return signatures.map((signature) => Buffer.from(signature, 'base64'));
      } catch (error) {
        if (error instanceof CscError && error.code === 'not-yet') return undefined;
        throw error;
      }
    },
  };
}
