import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '#platform/errors/index.ts';
import type { HttpApp } from '#platform/http/index.ts';
import type { DeviceActor, DeviceKind } from './device-actor.ts';
import { findDevice } from './devices.ts';

/** `__Host-` binds the cookie to this very host over https (RFC 6265bis, 4.1.3.2). */
const cookieName = (isSecure: boolean) => (isSecure ? '__Host-device' : 'device');
/** A screen is set up once; its token ends when it is revoked. */
const yearsKept = 5;

/** The browser keeps the token of its screen from here on. */
export function keepToken(reply: FastifyReply, token: string, isSecure: boolean): void {
  reply.setCookie(cookieName(isSecure), token, {
    path: '/',
    maxAge: yearsKept * 365 * 86_400,
    sameSite: 'strict',
    httpOnly: true,
    secure: isSecure,
  });
}

/**
 * Whoever calls these routes is the screen of that kind whose token the browser keeps, and nobody's session: not even that
 * of an officer who once signed in there.
 */
export function useDevice(app: HttpApp, kind: DeviceKind, isSecure: boolean): void {
  app.addHook('preHandler', async (request) => {
    const device = await findDevice(request.ctx.db, request.cookies[cookieName(isSecure)]);
    if (device?.deviceKind !== kind) throw new Refusal('device-unknown');
    request.ctx = request.ctx.as(device);
  });
}

export const deviceOf = ({ ctx }: FastifyRequest): DeviceActor => ctx.actor as DeviceActor;
