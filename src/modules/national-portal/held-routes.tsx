import { Type } from 'typebox';
import { vietnameseOnly } from '#modules/site/index.ts';
import { InvalidInput, Refusal, refuseUnless } from '#platform/errors/index.ts';
import type { HttpApp, Routes } from '#platform/http/index.ts';
import { getArrival } from './arrivals/arrivals.ts';
import { hasHeldWork } from './arrivals/held-work.ts';
import { dismissArrival } from './commands/dismiss-arrival.ts';
import { retryArrival } from './commands/retry-arrival.ts';
import { refusals } from './messages.vi.ts';
import type { PortalServices } from './model.ts';
import { ArrivalPage } from './pages/arrival-page.tsx';
import { type ArrivalPaths, deskArrivalPaths } from './paths.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** A held message at the desk whose step it is; at any other there is none. */
export const deskArrivalRoutes =
  (services: PortalServices): Routes =>
  (app) => {
    vietnameseOnly(app);
    app.addHook('preHandler', async ({ ctx, params }) => {
      const { id } = params as { readonly id: string };
      refuseUnless(await hasHeldWork(ctx.db, ctx.actor, id), 'not-found');
    });
    heldRoutes(app, services, deskArrivalPaths, 'officer');
  };

/** One message, and what may be done about one that is held. */
export function heldRoutes(
  app: HttpApp,
  { map }: PortalServices,
  paths: ArrivalPaths,
  access: 'administrator' | 'officer',
): void {
  const config = { access };
  const schema = { params: ById };

  app.get(paths.arrival(':id'), { config, schema }, async ({ ctx, params }, reply) =>
    reply.html(<ArrivalPage paths={paths} arrival={await getArrival(ctx.db, params.id)} />),
  );

  app.post(paths.retry(':id'), { config, schema }, async ({ ctx, params, session }, reply) => {
    try {
      await retryArrival(ctx, map, params.id);
    } catch (error) {
      const arrival = await getArrival(ctx.db, params.id);
      const page = <ArrivalPage paths={paths} arrival={arrival} problem={problemIn(error)} />;
      return reply.html(page, { status: 409 });
    }
    session.flash('success', 'Bản tin đang chờ được thực hiện lại.');
    return reply.redirect(paths.arrival(params.id), 303);
  });

  app.post(paths.dismissal(':id'), { config, schema }, async ({ ctx, params, form, session }, reply) => {
    try {
      await dismissArrival(ctx, { id: params.id, note: form.get('note') ?? '' });
    } catch (error) {
      const shown = { paths, arrival: await getArrival(ctx.db, params.id) };
      if (error instanceof InvalidInput) {
        const noteIssue = refusals[error.issues[0]!.code];
        return reply.html(<ArrivalPage {...shown} noteIssue={noteIssue} />, { status: 422 });
      }
      return reply.html(<ArrivalPage {...shown} problem={problemIn(error)} />, { status: 409 });
    }
    session.flash('success', 'Đã bỏ qua bản tin.');
    return reply.redirect(paths.home, 303);
  });
}

/** What a refusal says on the page; anything else goes its way. */
export function problemIn(error: unknown): string {
  if (!(error instanceof Refusal) || !Object.hasOwn(refusals, error.code)) throw error;
  return refusals[error.code]!;
}
