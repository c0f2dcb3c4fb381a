import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { getUnit } from '#modules/org/index.ts';
import { type Procedure, procedurePaths } from '#modules/procedures/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { getCentreByCode, listGroups } from './centres.ts';
import { centrePaths } from './paths.ts';
import { posterOf } from './posters.ts';
import type { CentreServices } from './services.ts';

const ByCode = Type.Object({ code: Type.String({ maxLength: 40 }) });
const OnPaper = Type.Object({ kho: Type.Optional(Type.Union([Type.Literal('a3'), Type.Literal('a4')])) });
/** A set is drawn in one go; a centre with more prints them by the procedure. */
const mostInSet = 300;

/** Posters of procedures to hang up: one, or all that a centre takes in, each with a code to its page. */
export const posterRoutes =
  ({ finderFor, letters, baseUrl }: CentreServices): Routes =>
  (app) => {
    const schema = { params: ByCode, querystring: OnPaper };
    const drawn = (max: number) => ({ access: 'public', limit: { max, windowMs: 60_000 } });

    app.get(
      centrePaths.poster(':code'),
      { config: drawn(60), schema },
      async ({ ctx, params, query }, reply) => {
        const { byCode } = await finderFor(ctx);
        const procedure = orNotFound(byCode.get(params.code));
        return send(ctx, reply, [procedure], '', query.kho);
      },
    );

    app.get(
      centrePaths.posterSet(':code'),
      { config: drawn(6), schema },
      async ({ ctx, params, query }, reply) => {
        const centre = await getCentreByCode(ctx.db, params.code);
        const [{ procedures }, groups, { level }] = await Promise.all([
          finderFor(ctx),
          listGroups(ctx.db, centre.id),
          getUnit(ctx.db, centre.unitId),
        ]);
        const fields = new Set(groups.flatMap((group) => group.fields));
        const taken = procedures.filter(
          ({ field, levels }) => fields.has(field) && levels.some((each) => each === level),
        );
        orNotFound(taken[0]);
        return send(ctx, reply, taken.slice(0, mostInSet), centre.name, query.kho);
      },
    );

    async function send(
      ctx: Context,
      reply: FastifyReply,
      procedures: readonly Procedure[],
      place: string,
      paper: 'a3' | 'a4' = 'a4',
    ) {
      const posters = procedures.map((procedure) =>
        posterOf(procedure, place, baseUrl + procedurePaths.procedure(procedure.code)),
      );
      const data = { title: 'Niêm yết thủ tục hành chính', paper, posters };
      const pdf = await letters.render('poster', data, { createdAt: ctx.now() });
      return reply
        .type('application/pdf')
        .header('content-disposition', 'inline; filename="niem-yet.pdf"')
        .header('x-content-type-options', 'nosniff')
        .send(Buffer.from(pdf));
    }
  };
