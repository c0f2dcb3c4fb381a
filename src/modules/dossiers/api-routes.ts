import { type Static, Type } from 'typebox';
import type { Answers } from '#engines/forms/index.ts';
import { requireScope } from '#modules/identity/index.ts';
import { dayOf } from '#modules/org/index.ts';
import { getProcedure } from '#modules/procedures/index.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, orNotFound } from '#platform/errors/index.ts';
import { type BlobStore, maxUploadBytes, storeUpload } from '#platform/files/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { submitDossier } from './commands/submit-dossier.ts';
import { type Dossier, statusName, tidyDossierCode } from './model.ts';
import { apiPaths, citizenPaths } from './paths.ts';
import { findDossierByCode, findTracking, type PublicTracking } from './queries.ts';
import { trackingLimit } from './tracking-routes.tsx';

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Maybe = (maxLength: number) => Type.Optional(Text(maxLength));
const Way = Type.Union([Type.Literal('inPerson'), Type.Literal('online'), Type.Literal('post')]);

const Submission = Type.Object(
  {
    procedureCode: Type.String({ pattern: '^[0-9]\\.[0-9]{6}$' }),
    applicant: Type.Object(
      {
        name: Text(200),
        identityNumber: Type.Optional(Type.String({ pattern: '^[0-9]{12}$' })),
        phone: Maybe(20),
        email: Maybe(254),
        address: Maybe(500),
      },
      { additionalProperties: false },
    ),
    answers: Type.Record(Type.String(), Type.Unknown(), {
      description: "As the procedure's form asks; file fields hold the ids that POST /files returned",
    }),
    placeCode: Type.Union([Type.String({ pattern: '^[0-9]{5}$' }), Type.Null()], {
      description: "The competent commune of a commune's procedure, else null",
    }),
    receivingUnitCode: Maybe(50),
    returnMethod: Way,
    channel: Type.Union([Type.Literal('online'), Type.Literal('post')]),
    externalCode: Type.Optional(
      Type.String({ minLength: 1, maxLength: 100, description: "The dossier's code in the caller's system" }),
    ),
  },
  { additionalProperties: false },
);

const Moment = Type.Union([Type.String({ format: 'date-time' }), Type.Null()]);
const Tracking = Type.Object({
  code: Type.String(),
  status: Type.Integer({ minimum: 1, maximum: 10, description: 'One of the ten official statuses' }),
  statusName: Type.String(),
  procedureName: Type.String(),
  submittedAt: Moment,
  acceptedAt: Moment,
  dueAt: Moment,
  finishedAt: Moment,
  returnedAt: Moment,
});
const Filed = Type.Object({
  ...Tracking.properties,
  externalCode: Type.Union([Type.String(), Type.Null()]),
  trackingUrl: Type.String(),
});

const ByCode = Type.Object({ code: Type.String({ maxLength: 60 }) });

export interface ApiServices {
  readonly blobs: BlobStore;
  readonly baseUrl: string;
}

/** Dossiers for partners' systems: filing once, following one's own; and tracking for everyone. */
export const apiRoutes =
  ({ blobs, baseUrl }: ApiServices): Routes =>
  (app) => {
    const config = { access: 'api', crossSite: true };
    const tags = ['dossiers'];
    const security = [{ bearer: [] }];

    app.post(
      apiPaths.files,
      {
        config: { ...config, uploads: { maxFiles: 1, maxFileBytes: maxUploadBytes } },
        schema: {
          summary: 'Keeps one file (multipart/form-data) for a dossier to come',
          tags,
          security,
          consumes: ['multipart/form-data'],
          response: {
            201: Type.Object({ id: Type.String(), mediaType: Type.String(), sha256: Type.String() }),
          },
        },
      },
      async ({ ctx, uploads }, reply) => {
        requireScope(ctx.actor, 'dossiers.submit');
        const [upload] = uploads;
        if (!upload) throw new InvalidInput([{ field: '/file', code: 'required' }]);
        const { id, mediaType, sha256 } = await storeUpload(ctx, blobs, {
          stream: upload.stream(),
          name: upload.filename,
          field: `/${upload.field}`,
        });
        return reply.code(201).send({ id, mediaType, sha256 });
      },
    );

    app.post(
      apiPaths.dossiers,
      {
        config: { ...config, idempotent: true },
        schema: {
          summary: 'Files a dossier; the same Idempotency-Key or externalCode gives the same dossier again',
          tags,
          security,
          body: Submission,
          response: { 201: Filed },
        },
      },
      async ({ ctx, body }, reply) => {
        requireScope(ctx.actor, 'dossiers.submit');
        const { procedureCode, applicant, answers, ...rest } = body;
        const version = await getProcedure(ctx.db, procedureCode, dayOf(ctx.now()));
        const filed = await submitDossier(ctx, {
          ...rest,
          procedureVersionId: version.id,
          applicant: { id: null, ...applicant },
          answers: answers as Answers,
          authoritativeSystem: ctx.actor.name,
          submissionKey: `${ctx.actor.name} ${body.externalCode ?? newId()}`,
        });
        reply.code(201).header('location', apiPaths.dossier(filed.code));
        return filedOf(filed, baseUrl);
      },
    );

    app.get(
      apiPaths.dossier(':code'),
      {
        config,
        schema: {
          summary: "A dossier of the caller's system",
          tags,
          security,
          params: ByCode,
          response: { 200: Filed },
        },
      },
      async ({ ctx, params }) => {
        requireScope(ctx.actor, 'dossiers.read');
        const dossier = await findDossierByCode(ctx.db, ctx.actor, tidyDossierCode(params.code));
        return filedOf(orNotFound(dossier), baseUrl);
      },
    );

    app.get(
      apiPaths.tracking(':code'),
      {
        config: { access: 'public', limit: trackingLimit },
        schema: {
          summary: 'How far a dossier is, without any personal data',
          tags,
          params: ByCode,
          response: { 200: Tracking },
        },
      },
      async ({ ctx, params }) =>
        trackingOf(orNotFound(await findTracking(ctx.db, tidyDossierCode(params.code)))),
    );
  };

const instant = (at: Temporal.Instant | null) => at?.toString() ?? null;

const trackingOf = (dossier: PublicTracking | Dossier): Static<typeof Tracking> => ({
  code: dossier.code,
  status: dossier.status,
  statusName: statusName(dossier.status),
  procedureName: dossier.procedureName,
  submittedAt: instant(dossier.submittedAt),
  acceptedAt: instant(dossier.acceptedAt),
  dueAt: instant(dossier.dueAt),
  finishedAt: instant(dossier.finishedAt),
  returnedAt: instant(dossier.returnedAt),
});

const filedOf = (dossier: Dossier, baseUrl: string): Static<typeof Filed> => ({
  ...trackingOf(dossier),
  externalCode: dossier.externalCode,
  trackingUrl: baseUrl + citizenPaths.tracking(dossier.code),
});
