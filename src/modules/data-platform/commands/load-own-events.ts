import { dayOf, listRolePlaces, listUnits } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import { ownEvents } from '../model.ts';
import { findServiceByName } from '../services.ts';
import { publishContract } from './publish-contract.ts';
import { registerService } from './register-service.ts';

/** A fact of the program that clients may be told. */
export interface PublishedEvent {
  readonly type: string;
  readonly title: string;
  /** What of the fact's data goes out, each with its JSON Schema type; nothing that is not named. */
  readonly fields: Readonly<Record<string, 'string' | 'integer' | 'boolean'>>;
}

const purposes = {
  'phoi-hop-giai-quyet': 'Phối hợp giải quyết thủ tục hành chính',
  'chi-dao-dieu-hanh': 'Phục vụ chỉ đạo, điều hành',
};

/**
 * Opens the service of the province's own facts, its contract made from their list; asked for, granted and shown like any
 * other. Where nobody administers anything yet, it waits for the next start.
 */
export async function loadOwnEvents(ctx: Context, events: readonly PublishedEvent[]): Promise<void> {
  const agencyId = await firstAdministered(ctx);
  if (!agencyId) return;
  const service =
    (await findServiceByName(ctx.db, ownEvents)) ??
    (await registerService(ctx, { name: ownEvents, title: 'Sự kiện của tỉnh', agencyId }));
  const asked = { serviceId: service.id, text: JSON.stringify(documentOf(events)), address: null };
  try {
    await publishContract(ctx, { allowsLoopback: false }, { ...asked, asNewMajor: false });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'contract-breaks')
      await publishContract(ctx, { allowsLoopback: false }, { ...asked, asNewMajor: true });
    else if (error.code !== 'contract-unchanged') throw error;
  }
}

async function firstAdministered(ctx: Context): Promise<string | undefined> {
  const on = dayOf(ctx.now());
  for (const unit of (await listUnits(ctx.db, on)).filter(({ id, agencyId }) => id === agencyId)) {
    if ((await listRolePlaces(ctx.db, unit.id, unit.id, on)).has('administrator')) return unit.id;
  }
  return undefined;
}

const documentOf = (events: readonly PublishedEvent[]) => ({
  openapi: '3.1.0',
  info: {
    title: 'Sự kiện của tỉnh',
    version: '1',
    description:
      'Lấy bằng GET /lgsp/events?types=…&after=…, hoặc đăng ký để được gửi đến (Standard Webhooks).',
  },
  'x-data-class': 'internal',
  'x-purposes': purposes,
  paths: Object.fromEntries(events.map((event) => [`/${event.type}`, { get: operationOf(event) }])),
});

const operationOf = ({ type, title, fields }: PublishedEvent) => ({
  operationId: type,
  summary: title,
  responses: {
    200: { description: title, content: { 'application/json': { schema: schemaOf(type, fields) } } },
  },
});

const schemaOf = (type: string, fields: PublishedEvent['fields']) => ({
  type: 'object',
  required: ['id', 'position', 'type', 'timestamp', 'subject'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    position: { type: 'string' },
    type: { const: type },
    timestamp: { type: 'string', format: 'date-time' },
    agencyId: { type: ['string', 'null'] },
    subject: {
      type: 'object',
      required: ['type', 'id'],
      properties: { type: { type: 'string' }, id: { type: 'string' } },
    },
    data: {
      type: 'object',
      properties: Object.fromEntries(
        Object.entries(fields).map(([name, kind]) => [name, { type: [kind, 'null'] }]),
      ),
    },
  },
});
