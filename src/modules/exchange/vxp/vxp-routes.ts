import type { Readable } from 'node:stream';
import { Type } from 'typebox';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import type { ExchangeServices } from '../model.ts';
import { vxpPath } from '../paths.ts';
import { BodyTooLarge } from '../read-body.ts';
import { refuseOversized } from '../submit-envelope.ts';
import { vxpCaller } from './vxp-caller.ts';
import { failed, failedFor, vxpCodes } from './vxp-codes.ts';
import { vxpOperations } from './vxp-operations.ts';

/**
 * The axis as a server of VXP, for the software of agencies that speaks nothing else: the same messages, judged, kept and
 * delivered as those of the axis's own API. Whatever is refused is answered with 200 and an `ErrorCode`.
 */
export const vxpRoutes =
  (services: ExchangeServices, secret: string): Routes =>
  (app) => {
    // A form is read whole by the operation, within its own limit.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      '*',
      (_request: unknown, stream: Readable, done: (error: null, body: Readable) => void) =>
        done(null, stream),
    );
    app.route({
      method: ['GET', 'POST'],
      url: vxpPath(':operation'),
      // Machines that sign each call: no session, no browser's manners, and their own limits.
      config: { access: 'public', crossSite: true, countsCallers: true },
      schema: { hide: true, params: Type.Object({ operation: Type.String({ maxLength: 60 }) }) },
      async handler({ ctx, params, headers, body }, reply) {
        const caller = await vxpCaller(ctx, headers, secret);
        if (!caller)
          return failed(
            vxpCodes.notBelieved,
            'Sai mã hệ thống hoặc chữ ký tiêu đề, hoặc đồng hồ lệch quá 15 phút.',
          );
        const operation = Object.hasOwn(vxpOperations, params.operation) && vxpOperations[params.operation];
        if (!operation) return failed(vxpCodes.notDone, `Không có chức năng ${params.operation}.`);
        const hash = headers['hash-file'];
        try {
          const answer = await operation({
            ...caller,
            services,
            hash: typeof hash === 'string' ? hash : undefined,
            contentType: headers['content-type'] ?? '',
            body,
          });
          return Buffer.isBuffer(answer) ? reply.type('application/octet-stream').send(answer) : answer;
        } catch (error) {
          return failedFor(await refusalOf(error, (head) => refuseOversized(caller.ctx, services, head)));
        }
      },
    });
  };

/** What is for the caller to know; anything else is a fault of ours and goes its way. */
async function refusalOf(
  error: unknown,
  hold: (head: Uint8Array) => Promise<never>,
): Promise<Refusal | InvalidInput> {
  if (error instanceof Refusal || error instanceof InvalidInput) return error;
  if (error instanceof BodyTooLarge) return hold(error.head).catch((held: Refusal) => held);
  throw error;
}
