import type { FastifyRequest } from 'fastify';
import { getCentre } from './centres.ts';
import type { Centre } from './model.ts';
import type { KioskSetting } from './pages/kiosk-frame.tsx';
import { deviceOf } from './use-device.ts';

/** Remembers, until the next person, how high the buttons stand. */
export const reachCookie = 'kiosk-reach';

/** The centre in which the asking kiosk stands. */
export const centreOf = (request: FastifyRequest): Promise<Centre> =>
  getCentre(request.ctx.db, deviceOf(request).centreId);

export async function settingOf(request: FastifyRequest): Promise<KioskSetting> {
  const { name, nameEn } = await centreOf(request);
  return {
    placeName: (request.locale === 'en' && nameEn) || name,
    reach: request.cookies[reachCookie] === 'low' ? 'low' : undefined,
  };
}
