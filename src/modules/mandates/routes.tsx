import { Type } from 'typebox';
import { getCitizen } from '#modules/identity/index.ts';
import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { nothingPosted } from '#ui/index.ts';
import { acceptMandate } from './commands/accept-mandate.ts';
import { grantMandate } from './commands/grant-mandate.ts';
import { revokeMandate } from './commands/revoke-mandate.ts';
import { freshGranting, readGranting } from './granting-form.ts';
import { refusedIn, t } from './messages.ts';
import { stateOf } from './model.ts';
import { GrantPage } from './pages/grant-page.tsx';
import { MandatesPage } from './pages/mandates-page.tsx';
import { NoOfferPage, OfferPage } from './pages/offer-page.tsx';
import { mandatePaths } from './paths.ts';
import { isSide } from './policy.ts';
import { getMandate, getMandateByToken, listMandatesOf } from './queries.ts';
import type { RecordPress } from './record.ts';
import type { MandateRules } from './rules.ts';

export interface MandateServices {
  readonly receipts: RecordPress;
  readonly mandateRules: MandateRules;
  readonly baseUrl: string;
}

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const ByToken = Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{10,60}$' }) });
const ForProcedure = Type.Object({ 'thu-tuc': Type.Optional(Type.String({ maxLength: 20 })) });

/** Granting a mandate, accepting one, and ending it by either side. */
export const mandateRoutes =
  ({ receipts, mandateRules, baseUrl }: MandateServices): Routes =>
  (app) => {
    const config = { access: 'citizen' };
    const isIdentified = async ({ db, actor }: Context) =>
      (await getCitizen(db, actor.id!)).assurance === 'identified';

    app.get(mandatePaths.list(), { config }, async ({ ctx }, reply) => {
      const mandates = await listMandatesOf(ctx.db, ctx.actor.id!);
      return reply.html(<MandatesPage mandates={mandates} citizenId={ctx.actor.id!} now={ctx.now()} />);
    });

    app.get(
      mandatePaths.granting(),
      { config, schema: { querystring: ForProcedure } },
      async ({ ctx, query }, reply) => {
        if (!(await isIdentified(ctx))) return reply.html(<NoOfferPage why="needs-identity" />);
        const values = freshGranting(dayOf(ctx.now()), mandateRules.usualMonths, query['thu-tuc']);
        const posted = { ...nothingPosted, values };
        return reply.html(<GrantPage posted={posted} mostMonths={mandateRules.mostMonths} />);
      },
    );

    app.post(mandatePaths.granting(), { config }, async ({ ctx, form, locale }, reply) => {
      const { mostMonths } = mandateRules;
      try {
        const { mandate, token } = await grantMandate(ctx, mandateRules, readGranting(form));
        const link = { href: baseUrl + mandatePaths.offer(token), name: mandate.agentLabel };
        const mandates = await listMandatesOf(ctx.db, ctx.actor.id!);
        return reply.html(
          <MandatesPage mandates={mandates} citizenId={ctx.actor.id!} now={ctx.now()} link={link} />,
        );
      } catch (error) {
        const posted = refusedIn(locale).postedAgain(error, form);
        return reply.html(<GrantPage posted={posted} mostMonths={mostMonths} />, { status: 422 });
      }
    });

    app.post(
      mandatePaths.end(':id'),
      { config, schema: { params: ById } },
      async ({ ctx, params, locale, session }, reply) => {
        await revokeMandate(ctx, receipts, params.id);
        session.flash('success', t(locale, 'ended'));
        return reply.redirect(mandatePaths.list(), 303);
      },
    );

    app.get(
      mandatePaths.record(':id'),
      { config, schema: { params: ById } },
      async ({ ctx, params }, reply) => {
        const mandate = await getMandate(ctx.db, params.id);
        const record = orNotFound(isSide(ctx.actor, mandate) ? mandate.record : null);
        return reply
          .headers({
            'content-type': 'application/jose',
            'content-disposition': `attachment; filename="uy-quyen-${mandate.id}.jws"`,
            'x-content-type-options': 'nosniff',
            'cache-control': 'no-store',
          })
          .send(record);
      },
    );

    app.get(
      mandatePaths.offer(':token'),
      { config, schema: { params: ByToken } },
      async ({ ctx, params: { token } }, reply) => {
        const mandate = await getMandateByToken(ctx.db, token);
        const now = ctx.now();
        if (mandate.grantorId === ctx.actor.id) return reply.html(<NoOfferPage why="own" />);
        if (mandate.agentId === ctx.actor.id) return reply.redirect(mandatePaths.list(), 303);
        if (stateOf(mandate, now, dayOf(now)) !== 'offered') {
          return reply.html(<NoOfferPage why="closed" />, { status: 410 });
        }
        if (!(await isIdentified(ctx))) return reply.html(<NoOfferPage why="needs-identity" />);
        return reply.html(<OfferPage mandate={mandate} token={token} />);
      },
    );

    app.post(
      mandatePaths.offer(':token'),
      { config, schema: { params: ByToken } },
      async ({ ctx, params, locale, session }, reply) => {
        const { grantorName } = await acceptMandate(ctx, receipts, params.token);
        session.flash('success', t(locale, 'accepted', { grantor: grantorName }));
        return reply.redirect(mandatePaths.list(), 303);
      },
    );
  };
