import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { readEnvelope, rootOf } from '#engines/edxml/index.ts';
import type { VxpSettings } from '../vxp/vxp-client.ts';
import { readSignedHeaders } from '../vxp/vxp-headers.ts';

interface Kept {
  readonly docId: string;
  /** The system it waits for. */
  readonly systemId: string;
  readonly from: string;
  readonly messageType: string;
  readonly bytes: Buffer;
  status: string;
}

export interface VxpServer {
  readonly url: string;
  /** Lets a system take part: of a province or a ministry, named by its root code. */
  join(systemId: string): VxpSettings;
  /** What systems have sent, in order. */
  readonly sent: Kept[];
  /** Lays an envelope ready for a system. */
  offer(systemId: string, bytes: Uint8Array, messageType?: string): string;
  stateOf(docId: string): string | undefined;
  /** The next answers are lost on their way, after the work was done. */
  loseAnswers(count: number): void;
  readonly agencies: Record<string, string>[];
  close(): Promise<void>;
}

/** The national axis as its documents describe it: signed headers, lists, files, states of carriage; each system by its secret. */
export async function vxpServer(): Promise<VxpServer> {
  const secrets = new Map<string, string>();
  const sent: Kept[] = [];
  const offered: Kept[] = [];
  const agencies: Record<string, string>[] = [];
  let lost = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const system = String(request.headers['xroadvnpt-systemid']);
    const headers = readSignedHeaders(request.headers, secrets.get(system) ?? randomUUID());
    const done = headers
      ? await perform(request, headers, body)
      : { status: 'FAIL', ErrorCode: '15', ErrorDesc: 'sai chữ ký tiêu đề' };
    if (lost > 0) {
      lost -= 1;
      response.destroy();
    } else if (Buffer.isBuffer(done)) {
      response.setHeader('content-type', 'application/octet-stream').end(done);
    } else {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(done));
    }
  }

  async function perform(
    { url, headers: raw }: IncomingMessage,
    headers: Readonly<Record<string, string>>,
    body: Buffer,
  ): Promise<object | Buffer> {
    const ok = (more: object = {}) => ({ status: 'OK', ErrorCode: '0', ErrorDesc: '', ...more });
    const fail = (code: string) => ({ status: 'FAIL', ErrorCode: code, ErrorDesc: 'không thực hiện được' });
    const listed = (list: readonly Kept[]) =>
      list
        .filter(
          ({ messageType, systemId, status }) =>
            systemId === headers['systemid'] &&
            messageType === headers['messagetype'] &&
            status !== 'done' &&
            status !== 'fail',
        )
        .map(({ bytes: _, ...row }) => row);
    switch (url) {
      case '/getAgenciesListQD20':
        return ok({ data: agencies });
      case '/registerAgency':
        agencies.push(JSON.parse(body.toString()));
        return ok();
      case '/deleteAgency': {
        const at = agencies.findIndex(({ code }) => code === headers['AgencyCode']);
        if (at < 0) return fail('18');
        agencies.splice(at, 1);
        return ok();
      }
      case '/sendEdoc': {
        const form = await new Response(new Uint8Array(body), {
          headers: { 'content-type': raw['content-type']! },
        }).formData();
        const bytes = Buffer.from(await (form.get('file_doc') as File).arrayBuffer());
        if (createHash('sha256').update(bytes).digest('hex') !== raw['hash-file']) return fail('10');
        const fault = faultOf(bytes, headers['systemid']!);
        if (fault) return fail(fault);
        const again = sent.find((kept) => kept.systemId === headers['systemid'] && kept.bytes.equals(bytes));
        if (again) return ok({ DocId: again.docId });
        sent.push({ ...keep(headers['systemid']!, bytes, headers['messagetype']!), from: headers['from']! });
        for (const systemId of recipientsOf(bytes)) {
          if (systemId !== headers['systemid'] && secrets.has(systemId)) {
            offered.push({ ...keep(systemId, bytes, headers['messagetype']!), from: headers['from']! });
          }
        }
        return ok({ DocId: sent.at(-1)!.docId });
      }
      case '/getSentEdocList':
        return ok({
          data: sent
            .filter(({ messageType }) => messageType === headers['messagetype'])
            .map(({ docId, from, bytes }) => ({ senderDocId: docId, fromCode: from, ...titleOf(bytes) })),
        });
      case '/getReceivedEdocList':
        return ok({ data: listed(offered) });
      case '/countReceiveEdoc':
        return ok({ count: offered.filter(({ status }) => status === 'initial').length });
      case '/getEdoc':
        return own(headers)?.bytes ?? fail('10');
      case '/updateStatus': {
        const kept = own(headers);
        if (!kept) return fail('10');
        kept.status = headers['status']!;
        return ok();
      }
      default:
        return fail('20');
    }
  }

  const own = (headers: Readonly<Record<string, string>>) =>
    offered.find(({ docId, systemId }) => docId === headers['docId'] && systemId === headers['systemid']);

  /** Unreadable, of another's agency, or for one that its province has not registered. */
  function faultOf(bytes: Buffer, systemId: string): string | undefined {
    const parties = partiesOf(bytes);
    if (!parties) return '22';
    if (rootOf(parties.from) !== systemId) return '19';
    const isNobody = (code: string) => {
      const registered = agencies.filter((agency) => rootOf(agency['code']!) === rootOf(code));
      return registered.length > 0 && registered.every((agency) => agency['code'] !== code);
    };
    return parties.to.some(isNobody) ? '18' : undefined;
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    sent,
    agencies,
    join(systemId) {
      const secret = randomUUID();
      secrets.set(systemId, secret);
      return { url, systemId, secret };
    },
    offer(systemId, bytes, messageType = 'edoc') {
      offered.push(keep(systemId, Buffer.from(bytes), messageType));
      return offered.at(-1)!.docId;
    },
    stateOf: (docId) => offered.find((kept) => kept.docId === docId)?.status,
    loseAnswers: (count) => {
      lost = count;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const keep = (systemId: string, bytes: Buffer, messageType: string): Kept => ({
  docId: randomUUID(),
  systemId,
  from: '',
  messageType,
  bytes,
  status: 'initial',
});

function titleOf(bytes: Buffer): { readonly notation: string; readonly title: string } {
  const { message } = readEnvelope(bytes).envelope.header;
  const notation = message.code
    ? `${message.code.number}/${message.code.notation}`
    : (message.responseFor?.[0]?.code ?? '');
  return { notation, title: message.subject ?? '' };
}

/** Who wrote an envelope and whom it is for; nothing when it cannot be read. */
function partiesOf(bytes: Buffer): { readonly from: string; readonly to: readonly string[] } | undefined {
  try {
    const { message } = readEnvelope(bytes).envelope.header;
    const to = (message.to ?? message.responseFor ?? []).map(({ organId }) => organId ?? '');
    return { from: message.from?.organId ?? '', to };
  } catch {
    return undefined;
  }
}

/** The provinces and ministries that an envelope is for. */
const recipientsOf = (bytes: Buffer): ReadonlySet<string> =>
  new Set(partiesOf(bytes)?.to.flatMap((code) => rootOf(code) ?? []));
