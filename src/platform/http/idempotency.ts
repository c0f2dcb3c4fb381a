import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../errors/index.ts';
import type { HttpApp } from './http-types.ts';
import { type Answer, claimKey, rememberAnswer } from './idempotency-keys.ts';

const rememberedHeaders = ['location', 'etag'];

/**
 * Makes routes with `config: { idempotent: true }` act once for each `Idempotency-Key`
 * (draft-ietf-httpapi-idempotency-key-header). The key, the act and its answer are written in one transaction: a killed
 * process leaves all or nothing, and a repeat that comes too early waits for the first to finish. What was refused is not
 * remembered: nothing was done. Such a handler returns its answer instead of sending it.
 */
export function answerOnce(app: HttpApp, patienceMs = 5_000): void {
  app.addHook('onRoute', (route) => {
    if (!route.config?.idempotent) return;
    const { handler } = route;
    route.handler = async function (request, reply) {
      const key = keyOf(request);
      if (key === undefined) return handler.call(this, request, reply);
      const act = async () => handler.call(this, request, reply);
      const answer = await request.ctx.transaction(async (tx, ctx) => {
        const earlier = await claimKey(tx, ctx, { key, requestHash: hashOf(request), patienceMs });
        if (earlier) return earlier;
        const given = await actWithin(ctx, request, reply, act);
        await rememberAnswer(tx, ctx, key, given);
        return given;
      });
      return reply.code(answer.status).headers(answer.headers).send(answer.body);
    };
  });
}

function keyOf({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new Refusal('idempotency-key-malformed');
  }
  return key;
}

/** Lets the handler act in the transaction that holds the key: its commands join it. */
async function actWithin(
  ctx: FastifyRequest['ctx'],
  request: FastifyRequest,
  reply: FastifyReply,
  act: () => Promise<unknown>,
): Promise<Answer> {
  const { ctx: outside } = request;
  const { send } = reply;
  request.ctx = ctx;
  reply.send = sendTooEarly;
  try {
    const body = (await act()) ?? null;
    const headers = rememberedHeaders.filter((name) => reply.hasHeader(name));
    return {
      status: reply.statusCode,
      headers: Object.fromEntries(headers.map((name) => [name, String(reply.getHeader(name))])),
      body,
    };
  } finally {
    request.ctx = outside;
    reply.send = send;
  }
}

/** What has left cannot be stored any more. */
function sendTooEarly(): never {
  throw new Error('An idempotent route returns its answer; it does not send it');
}

const hashOf = ({ method, url, body }: FastifyRequest) =>
  createHash('sha256')
    .update(JSON.stringify([method, url, body ?? null]))
    .digest();
