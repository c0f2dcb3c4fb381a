import { createHash } from 'node:crypto';
import { requireScope } from '#modules/identity/index.ts';
import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, orNotFound, Refusal, refuseUnless } from '#platform/errors/index.ts';
import { findOwnDelivery } from '../api-queries.ts';
import { confirmDelivery } from '../commands/confirm-delivery.ts';
import { giveUpDelivery } from '../commands/give-up-delivery.ts';
import { contentOf } from '../message-content.ts';
import { type ExchangeServices, maxDirectBytes } from '../model.ts';
import { readBody } from '../read-body.ts';
import { submitEnvelope } from '../submit-envelope.ts';
import type { VxpMessageType } from './vxp-client.ts';
import { succeeded } from './vxp-codes.ts';
import { listReceived, listSent, listVxpAgencies } from './vxp-lists.ts';

/** One call of a system that is believed. */
export interface VxpCall {
  /** The system acts. */
  readonly ctx: Context;
  readonly services: ExchangeServices;
  /** What it signed for. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of the file, as it told it beside; in hex. */
  readonly hash: string | undefined;
  readonly contentType: string;
  readonly body: unknown;
}

type Operation = (call: VxpCall) => Promise<object | Buffer>;

const typeOf = ({ headers }: VxpCall): VxpMessageType =>
  headers['messagetype'] === 'status' ? 'status' : 'edoc';

const ownDelivery = async ({ ctx, headers }: VxpCall) => {
  const id = headers['docId'] ?? '';
  refuseUnless(isId(id), 'not-found');
  return orNotFound(await findOwnDelivery(ctx, id));
};

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

const agencies: Operation = async ({ ctx }) =>
  succeeded({ data: await listVxpAgencies(ctx, dayOf(ctx.now())) });

const count =
  (type: VxpMessageType): Operation =>
  async ({ ctx }) =>
    succeeded({ count: (await listReceived(ctx, type)).length });

async function send(call: VxpCall): Promise<object> {
  const { ctx, services, hash } = call;
  requireScope(ctx.actor, 'exchange.send');
  const bytes = await fileOf(call);
  refuseUnless(hash === undefined || hash.toLowerCase() === sha256(bytes), 'hash-differs');
  const { messageId } = await submitEnvelope(ctx, services, bytes);
  return succeeded({ DocId: messageId });
}

/** The part `file_doc` of a form; some systems send the file alone. */
async function fileOf({ body, contentType }: VxpCall): Promise<Uint8Array> {
  const bytes = await readBody(body, maxDirectBytes);
  if (!/^multipart\/form-data/i.test(contentType)) return bytes;
  const sent = new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } });
  const form = await sent.formData().catch(() => undefined);
  const file = form?.get('file_doc');
  if (!(file instanceof File)) throw new InvalidInput([{ field: '/file_doc', code: 'required' }]);
  return new Uint8Array(await file.arrayBuffer());
}

async function get(call: VxpCall): Promise<Buffer> {
  requireScope(call.ctx.actor, 'exchange.receive');
  const { messageId } = await ownDelivery(call);
  return Buffer.from((await contentOf(call.ctx.db, call.services.blobs, messageId)).bytes);
}

/**
 * How the carriage went. `done` names no hash in this protocol: the system's word is believed for the bytes that it was
 * given. `fail` is for the clerks of both sides to see; they may have it sent again.
 */
async function updateStatus(call: VxpCall): Promise<object> {
  const { ctx, services, headers } = call;
  requireScope(ctx.actor, 'exchange.receive');
  const { id, messageId } = await ownDelivery(call);
  switch (headers['status']) {
    case 'done':
      await confirmDelivery(ctx, {
        deliveryId: id,
        sha256: (await contentOf(ctx.db, services.blobs, messageId)).sha256,
      });
      break;
    case 'fail':
      await giveUpDelivery(ctx, { deliveryId: id });
      break;
    case 'processing':
      break;
    default:
      throw new InvalidInput([{ field: '/status', code: 'required' }]);
  }
  return succeeded();
}

/** Who takes part is the administrators' to say, on a page. */
const keptByAdministrators: Operation = () => Promise.reject(new Refusal('vxp-agencies-kept-here'));

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The operations of VXP, by the names its clients call. */
export const vxpOperations: Readonly<Record<string, Operation>> = {
  getAgenciesList: agencies,
  getAgenciesListQD20: agencies,
  getSynchronizeUnit: agencies,
  registerAgency: keptByAdministrators,
  deleteAgency: keptByAdministrators,
  sendEdoc: send,
  getSentEdocList: async (call) => {
    const id = call.headers['docId'];
    return succeeded({ data: await listSent(call.ctx, typeOf(call), id && isId(id) ? id : undefined) });
  },
  getReceivedEdocList: async (call) => {
    requireScope(call.ctx.actor, 'exchange.receive');
    return succeeded({ data: await listReceived(call.ctx, typeOf(call)) });
  },
  getEdoc: get,
  downloadEdoc: get,
  updateStatus,
  countReceiveEdoc: count('edoc'),
  countReceiveStatus: count('status'),
};
