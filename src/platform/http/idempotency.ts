import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Context, Tx } from '../context.ts';
import { jsonb, newId } from '../database/index.ts';
import { Refusal } from '../errors/index.ts';
import type { HttpApp } from './http-types.ts';

interface KeyTable {
  readonly idempotencyKey: {
    readonly id: string;
    readonly actor: string;
    readonly key: string;
    readonly requestHash: Buffer;
    readonly status: number | null;
    readonly headers: unknown;
    readonly response: unknown;
    readonly createdAt: Temporal.Instant;
    readonly expiresAt: Temporal.Instant;
  };
}
type KeyTx = Transaction<KeyTable>;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const keyLives = Temporal.Duration.from({ hours: 24 });
/** How long a repeat waits for the first to finish before it is told to ask again. */
const patience = '5s';
const rememberedHeaders = ['location', 'etag'];

/**
 * Makes routes with `config: { idempotent: true }` act once for each `Idempotency-Key`
 * (draft-ietf-httpapi-idempotency-key-header). The key, the act and its answer are written in one transaction: a killed
 * process leaves all or nothing, and a repeat that comes too early waits at the key's row for the first to finish.
 * What was refused is not remembered: nothing was done. Such a handler returns its answer instead of sending it.
 */
export function answerOnce(app: HttpApp): void {
  app.addHook('onRoute', (route) => {
    if (!route.config?.idempotent) return;
    const handler = route.handler;
    route.handler = async function (request, reply) {
      const key = request.headers['idempotency-key'];
      if (key === undefined) return handler.call(this, request, reply);
      if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key))
        throw new Refusal('idempotency-key-malformed');
      const act = () => Promise.resolve((handler as RouteHandlerMethod).call(this, request, reply));
      const answer = await once(request, reply, key, act);
      return reply.code(answer.status).headers(answer.headers).send(answer.body);
    };
  });
}

function once(
  request: FastifyRequest,
  reply: FastifyReply,
  key: string,
  act: () => Promise<unknown>,
): Promise<Answer> {
  const { ctx } = request;
  return ctx.transaction(async (tx, inTransaction) => {
    const earlier = await claimKey(keyTx(tx), ctx, key, hashOf(request));
    if (earlier) return earlier;
    request.ctx = inTransaction;
    const { send } = reply;
    reply.send = sendTooEarly;
    try {
      const body = await act();
      const answer = { status: reply.statusCode, headers: headersOf(reply), body: body ?? null };
      await rememberAnswer(keyTx(tx), ctx, key, answer);
      return answer;
    } finally {
      request.ctx = ctx;
      reply.send = send;
    }
  });
}

/** What has left cannot be remembered any more. */
function sendTooEarly(): never {
  throw new Error('An idempotent route returns its answer; it does not send it');
}

/**
 * Claims the key, or returns what it answered before.
 *
 * @throws Refusal `idempotency-key-reused` for another request, `idempotency-key-in-use` when the first takes too long
 */
async function claimKey(
  tx: KeyTx,
  ctx: Context,
  key: string,
  requestHash: Buffer,
): Promise<Answer | undefined> {
  const now = ctx.now();
  const claim = { actor: actorOf(ctx), key };
  await sql`set local lock_timeout = ${sql.lit(patience)}`.execute(tx);
  await tx
    .deleteFrom('idempotencyKey')
    .where('actor', '=', claim.actor)
    .where('key', '=', key)
    .where('expiresAt', '<=', now)
    .execute();
  const claimed = await tx
    .insertInto('idempotencyKey')
    .values({
      id: newId(),
      ...claim,
      requestHash,
      status: null,
      headers: null,
      response: null,
      createdAt: now,
      expiresAt: now.add(keyLives),
    })
    .onConflict((conflict) => conflict.columns(['actor', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst()
    .catch(refuseWhenInUse);
  await sql`set local lock_timeout to default`.execute(tx);
  if (claimed) return undefined;

  const earlier = await tx
    .selectFrom('idempotencyKey')
    .select(['requestHash', 'status', 'headers', 'response'])
    .where('actor', '=', claim.actor)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (!earlier.requestHash.equals(requestHash)) throw new Refusal('idempotency-key-reused');
  return { status: earlier.status!, headers: earlier.headers as Answer['headers'], body: earlier.response };
}

async function rememberAnswer(tx: KeyTx, ctx: Context, key: string, answer: Answer): Promise<void> {
  await tx
    .updateTable('idempotencyKey')
    .set({ status: answer.status, headers: jsonb(answer.headers), response: jsonb(answer.body) })
    .where('actor', '=', actorOf(ctx))
    .where('key', '=', key)
    .execute();
}

/** Forgets keys whose time is over; a job calls it. */
export async function sweepIdempotencyKeys(db: Context['db'], now: Temporal.Instant): Promise<number> {
  const { numDeletedRows } = await (db as unknown as Kysely<KeyTable>)
    .deleteFrom('idempotencyKey')
    .where('expiresAt', '<=', now)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

function refuseWhenInUse(error: unknown): never {
  const lockNotAvailable = '55P03';
  if ((error as { code?: string }).code !== lockNotAvailable) throw error;
  throw new Refusal('idempotency-key-in-use', { retryAfterSeconds: 2 });
}

function headersOf(reply: FastifyReply): Readonly<Record<string, string>> {
  return Object.fromEntries(
    rememberedHeaders.flatMap((name) =>
      reply.hasHeader(name) ? [[name, String(reply.getHeader(name))]] : [],
    ),
  );
}

const hashOf = ({ method, url, body }: FastifyRequest) =>
  createHash('sha256')
    .update(JSON.stringify([method, url, body ?? null]))
    .digest();

const actorOf = ({ actor }: Context) => `${actor.kind}:${actor.id ?? ''}`;
const keyTx = (tx: Tx) => tx as unknown as KeyTx;
