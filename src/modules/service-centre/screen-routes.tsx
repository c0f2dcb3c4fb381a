import { Type } from 'typebox';
import { Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { viewBoard } from './board-view.ts';
import { getCentre } from './centres.ts';
import { rateTicket } from './commands/rate-ticket.ts';
import { listCounters } from './counters.ts';
import type { DeviceKind } from './device-actor.ts';
import { findDevice } from './devices.ts';
import { BoardPage } from './pages/board-page.tsx';
import { DevicePage } from './pages/device-page.tsx';
import { TabletPage } from './pages/tablet-page.tsx';
import { centrePaths } from './paths.ts';
import { findJustServed } from './ratings.ts';
import type { CentreServices } from './services.ts';
import { deviceOf, keepToken, useDevice } from './use-device.ts';

const ByToken = Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{20,80}$' }) });
const homes: Readonly<Record<DeviceKind, string>> = {
  board: centrePaths.board,
  kiosk: centrePaths.kiosk.home,
  rating: centrePaths.tablet,
};
const config = { access: 'public' };

/** A new screen opens its address once, and keeps the token in it from there on. */
export const deviceRoutes =
  ({ isSecure }: CentreServices): Routes =>
  (app) => {
    const schema = { params: ByToken };
    const limited = { ...config, limit: { max: 30, windowMs: 60_000 } };
    app.get(
      centrePaths.device(':token'),
      { config: limited, schema },
      async ({ ctx, params: { token } }, reply) => {
        const device = await findDevice(ctx.db, token);
        if (!device) throw new Refusal('not-found');
        return reply.html(<DevicePage device={device} action={centrePaths.device(token)} />);
      },
    );
    app.post(
      centrePaths.device(':token'),
      { config: limited, schema },
      async ({ ctx, params: { token } }, reply) => {
        const device = await findDevice(ctx.db, token);
        if (!device) throw new Refusal('not-found');
        keepToken(reply, token, isSecure);
        return reply.redirect(homes[device.deviceKind], 303);
      },
    );
  };

/** The board of the hall. */
export const boardRoutes =
  ({ isSecure }: CentreServices): Routes =>
  (app) => {
    useDevice(app, 'board', isSecure);
    app.get(centrePaths.board, { config }, async (request, reply) => {
      const { db, now } = request.ctx;
      const centre = await getCentre(db, deviceOf(request).centreId);
      return reply.html(<BoardPage board={await viewBoard(db, centre, now())} />);
    });
  };

/** The tablet at a counter. */
export const tabletRoutes =
  ({ isSecure, rules }: CentreServices): Routes =>
  (app) => {
    useDevice(app, 'rating', isSecure);
    app.get(centrePaths.tablet, { config }, async (request, reply) => {
      const { db, now } = request.ctx;
      const { counterId, centreId } = deviceOf(request);
      const counter = (await listCounters(db, centreId)).find(({ id }) => id === counterId)!;
      const since = now().subtract({ minutes: rules.ratings.minutesAtCounter });
      return reply.html(
        <TabletPage counter={counter} served={await findJustServed(db, counter.id, since)} />,
      );
    });
    app.post(centrePaths.tablet, { config }, async ({ ctx, form }, reply) => {
      try {
        await rateTicket(ctx, { ticketId: form.get('ticket') ?? '', score: Number(form.get('score')) });
      } catch (error) {
        // Pressed twice, or on a page of before: what stands is said by the next page.
        if (!(error instanceof Refusal && error.code === 'already-rated')) throw error;
      }
      return reply.redirect(centrePaths.tablet, 303);
    });
  };
