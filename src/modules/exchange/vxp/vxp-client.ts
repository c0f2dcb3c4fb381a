import { createHash } from 'node:crypto';
import { signHeaders, vxpTimestamp } from './vxp-headers.ts';

export interface VxpSettings {
  readonly url: string;
  readonly systemId: string;
  readonly secret: string;
}

export type VxpMessageType = 'edoc' | 'status';
/** How the carriage went, not to be taken for the status of a document. */
export type TransportState = 'processing' | 'done' | 'fail';

export interface VxpAgency {
  readonly code: string;
  readonly name: string;
  readonly mail?: string;
  /** Of the scheme before. */
  readonly code102?: string;
}

export interface VxpReceived {
  readonly docId: string;
  readonly from: string;
  readonly to: string;
  readonly messageType: VxpMessageType;
  readonly status: string;
}

export interface VxpSent {
  readonly senderDocId: string;
  readonly fromCode: string;
  readonly notation: string;
  readonly title: string;
  readonly hash?: string;
}

/** The axis answered, and declined. Its code and words are for the log. */
export class VxpError extends Error {
  readonly code: string;
  constructor(operation: string, code: string, description: string) {
    super(`${operation}: ${code} ${description}`);
    this.name = 'VxpError';
    this.code = code;
  }
}

const patienceMs = 60_000;
const serviceType = 'eDoc';

/** The client side of the national axis (VXP): its operations, one function each. */
export function createVxpClient(
  { url, systemId, secret }: VxpSettings,
  now: () => Temporal.Instant = Temporal.Now.instant,
) {
  async function call(
    operation: string,
    headers: Readonly<Record<string, string>> = {},
    {
      method = 'POST',
      body,
      more = {},
    }: { method?: 'GET' | 'POST'; body?: BodyInit; more?: Record<string, string> } = {},
  ): Promise<Response> {
    const logical = { systemid: systemId, timestamp: vxpTimestamp(now()), ...headers };
    const answer = await fetch(`${url.replace(/\/$/, '')}/${operation}`, {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
      headers: { ...signHeaders(logical, secret), ...more },
      ...(body !== undefined && { body }),
    });
    if (!answer.ok) throw new Error(`${operation}: answered ${answer.status}`);
    return answer;
  }

  async function ask<T>(...given: Parameters<typeof call>): Promise<T> {
    const said = (await (await call(...given)).json()) as Record<string, unknown>;
    const { status, ErrorCode = '0', ErrorDesc = '' } = said;
    if (status !== 'OK' || String(ErrorCode) !== '0') {
      throw new VxpError(given[0], String(ErrorCode), String(ErrorDesc));
    }
    return said as T;
  }
  const json = (body: object) => ({
    body: JSON.stringify(body),
    more: { 'content-type': 'application/json' },
  });
  const listing = (messagetype: VxpMessageType) => ({ servicetype: serviceType, messagetype });

  return {
    /** Every agency, with its code of the scheme before where it had one. */
    listAgencies: async (): Promise<readonly VxpAgency[]> =>
      (await ask<{ data: VxpAgency[] }>('getAgenciesListQD20', { level: '1' })).data,
    registerAgency: (agency: { id: string; pcode: string; code: string; name: string; mail: string }) =>
      ask<object>('registerAgency', {}, json(agency)),
    deleteAgency: (code: string) => ask<object>('deleteAgency', { AgencyCode: code }),

    /**
     * Hands an envelope over; answers what the axis calls it.
     *
     * @param hash of the bytes, in hex
     */
    async send(
      from: string,
      messagetype: VxpMessageType,
      bytes: Uint8Array,
      hash = createHash('sha256').update(bytes).digest('hex'),
    ): Promise<string> {
      const form = new FormData();
      const file = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' });
      form.set('file_doc', file, 'goi-tin.edxml');
      const headers = { from, servicetype: serviceType, messagetype };
      const { DocId } = await ask<{ DocId: string }>('sendEdoc', headers, {
        body: form,
        more: { 'hash-file': hash },
      });
      return DocId;
    },
    listSent: async (messagetype: VxpMessageType): Promise<readonly VxpSent[]> =>
      (await ask<{ data: VxpSent[] }>('getSentEdocList', listing(messagetype))).data,

    async listReceived(messagetype: VxpMessageType): Promise<readonly VxpReceived[]> {
      const { data } = await ask<{ data: (VxpReceived & { id?: string })[] }>(
        'getReceivedEdocList',
        listing(messagetype),
      );
      return data.map((row) => ({ ...row, docId: row.docId ?? row.id! }));
    },
    async get(docId: string): Promise<Uint8Array> {
      const answer = await call('getEdoc', { docId, filePath: '' });
      return new Uint8Array(await answer.arrayBuffer());
    },
    updateStatus: (docId: string, status: TransportState) => ask<object>('updateStatus', { docId, status }),
    countReceived: async (messagetype: VxpMessageType = 'edoc'): Promise<number> => {
      const operation = messagetype === 'edoc' ? 'countReceiveEdoc' : 'countReceiveStatus';
      return Number((await ask<{ count: number }>(operation, {}, { method: 'GET' })).count);
    },
  };
}

export type VxpClient = ReturnType<typeof createVxpClient>;
