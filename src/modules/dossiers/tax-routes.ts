import { type Static, Type } from 'typebox';
import { requireScope } from '#modules/identity/index.ts';
import { findTaxNotice, type Obligation, paymentState } from '#modules/payments/index.ts';
import { systemActor } from '#platform/access/actor.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { takeTaxNotice } from './commands/take-tax-notice.ts';
import { tidyDossierCode } from './model.ts';
import { apiPaths } from './paths.ts';

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Day = Type.String({ format: 'date' });
const Dong = Type.Integer({ minimum: 1, maximum: 1_000_000_000_000 });
const exact = { additionalProperties: false };

const Notice = Type.Object(
  {
    number: Type.String({ pattern: '^[0-9A-Za-zĐđ./-]{3,60}$', description: 'Of the notice, once for ever' }),
    issuedOn: Day,
    payBy: Day,
    beneficiary: Type.Object(
      {
        bankBin: Type.String({ pattern: '^[0-9]{6}$' }),
        number: Type.String({ pattern: '^[A-Za-z0-9]{4,19}$' }),
        holder: Text(200),
        bankName: Text(200),
      },
      exact,
    ),
    lines: Type.Array(
      Type.Object(
        {
          label: Text(300),
          amountVnd: Dong,
          chapter: Type.String({ pattern: '^[0-9]{3}$' }),
          subItem: Type.String({ pattern: '^[0-9]{4}$' }),
        },
        exact,
      ),
      { minItems: 1, maxItems: 20 },
    ),
    totalVnd: Dong,
  },
  exact,
);
const Standing = Type.Object({
  number: Type.String(),
  dossierCode: Type.String(),
  amountVnd: Type.Integer(),
  paidVnd: Type.Integer(),
  isPaid: Type.Boolean(),
});

const ByCode = Type.Object({ code: Type.String({ maxLength: 60 }) });
const Asked = Type.Object({ number: Type.String({ maxLength: 60 }) });

/** Where the tax authority delivers its notices, and asks whether they are paid. */
export const taxRoutes: Routes = (app) => {
  const config = { access: 'api', crossSite: true };
  const tags = ['dossiers'];
  const security = [{ bearer: [] }];

  app.post(
    apiPaths.taxNotices(':code'),
    {
      config,
      schema: {
        summary: 'A notice of the tax authority for a dossier; the same number again is the same notice',
        tags,
        security,
        params: ByCode,
        body: Notice,
        response: { 200: Standing },
      },
    },
    async ({ ctx, params, body }) => {
      requireScope(ctx.actor, 'tax-notices.deliver');
      const { issuedOn, payBy, ...notice } = body;
      const taken = await takeTaxNotice(ctx.as(systemActor(ctx.actor.name)), {
        ...notice,
        dossierCode: tidyDossierCode(params.code),
        issuedOn: Temporal.PlainDate.from(issuedOn),
        payBy: Temporal.PlainDate.from(payBy),
      });
      return standingOf(taken);
    },
  );

  app.get(
    apiPaths.taxNotice,
    {
      config,
      schema: {
        summary: 'Whether a notice of the tax authority is paid',
        tags,
        security,
        querystring: Asked,
        response: { 200: Standing },
      },
    },
    async ({ ctx, query }) => {
      requireScope(ctx.actor, 'tax-notices.deliver');
      return standingOf(orNotFound(await findTaxNotice(ctx.db, query.number)));
    },
  );
};

const standingOf = (notice: Obligation): Static<typeof Standing> => ({
  number: notice.noticeNumber!,
  dossierCode: notice.subjectCode,
  amountVnd: notice.amountVnd,
  paidVnd: notice.paidVnd,
  isPaid: ['paid', 'overpaid'].includes(paymentState(notice)),
});
