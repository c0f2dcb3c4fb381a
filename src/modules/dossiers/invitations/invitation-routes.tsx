import { Type } from 'typebox';
import { presentStage } from '#engines/forms/index.ts';
import { getCitizen } from '#modules/identity/index.ts';
import { dayOf } from '#modules/org/index.ts';
import { getProcedureVersion, nameIn } from '#modules/procedures/index.ts';
import type { Context } from '#platform/context.ts';
import { type Issue, orNotFound } from '#platform/errors/index.ts';
import type { BlobStore } from '#platform/files/index.ts';
import type { HttpApp } from '#platform/http/index.ts';
import { nothingPosted, type Posted } from '#ui/index.ts';
import { getDraftById } from '../drafts.ts';
import { formOf, listsOf } from '../form-of.ts';
import { openDraft } from '../open-draft.ts';
import { citizenPaths } from '../paths.ts';
import { type Asked, agree, answerPage, isOwner } from './answer-invitation.ts';
import { getInvitation, invite, listInvitations, withdrawInvitation } from './invitations.ts';
import { othersParts } from './others-awaited.ts';
import { AgreePage, AskedPage, OwnLinkPage } from './pages/asked-page.tsx';
import { OthersPage, wholeForm } from './pages/others-page.tsx';
import { t } from './words.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const ByInvitation = Type.Object({ ...ById.properties, invitationId: Type.String({ format: 'uuid' }) });
const ByToken = Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{10,60}$' }) });

export interface InvitationServices {
  readonly blobs: BlobStore;
  readonly baseUrl: string;
}

/** Asking others for their part of an application, and answering when asked. */
export function invitationRoutes(app: HttpApp, { blobs, baseUrl }: InvitationServices): void {
  const config = { access: 'citizen' };
  const uploads = { maxFiles: 20, maxFileBytes: 64 * 2 ** 20 };

  const partsOf = async (ctx: Context, id: string) => {
    const open = await openDraft(ctx, id);
    const invitations = await listInvitations(ctx.db, id);
    return { open, parts: othersParts(open.form, open.draft, invitations, ctx.locale, open.today) };
  };

  app.get(citizenPaths.others(':id'), { config, schema: { params: ById } }, async ({ ctx, params }, reply) =>
    reply.html(<OthersPage {...(await partsOf(ctx, params.id))} posted={nothingPosted} />),
  );

  app.post(
    citizenPaths.others(':id'),
    { config, schema: { params: ById } },
    async ({ ctx, params, form, locale }, reply) => {
      const { open, parts } = await partsOf(ctx, params.id);
      const wanted = parts.find(({ stage }) => (stage ?? wholeForm) === form.get('part'));
      const issues = new Map<string, string>();
      if (!wanted) issues.set('part', t(locale, 'part-required'));
      if ((form.get('name') ?? '').trim().length < 2) issues.set('name', t(locale, 'name-required'));
      if (!wanted || issues.size > 0) {
        return reply.html(<OthersPage open={open} parts={parts} posted={{ values: form, issues }} />, {
          status: 422,
        });
      }
      const { invitation, token } = await invite(ctx, open.draft, {
        stage: wanted.stage,
        inviteeName: form.get('name')!,
      });
      const link = {
        href: baseUrl + citizenPaths.invitation(token),
        name: invitation.inviteeName,
        isOfWhole: wanted.stage === null,
      };
      return reply.html(
        <OthersPage {...(await partsOf(ctx, params.id))} posted={nothingPosted} link={link} />,
      );
    },
  );

  app.post(
    citizenPaths.invitationEnd(':id', ':invitationId'),
    { config, schema: { params: ByInvitation } },
    async ({ ctx, params, session, locale }, reply) => {
      const { open } = await partsOf(ctx, params.id);
      const asked = (await listInvitations(ctx.db, params.id)).find(({ id }) => id === params.invitationId);
      await withdrawInvitation(ctx, open.draft, params.invitationId);
      session.flash('success', t(locale, 'takenBack', { name: asked?.inviteeName ?? '' }));
      return reply.redirect(citizenPaths.others(params.id), 303);
    },
  );

  app.get(
    citizenPaths.invitation(':token'),
    { config, schema: { params: ByToken } },
    async ({ ctx, params }, reply) => reply.html(await askedPage(ctx, params.token)),
  );

  app.post(
    citizenPaths.invitation(':token'),
    { config: { ...config, uploads }, schema: { params: ByToken } },
    async (request, reply) => {
      const { ctx, params, form, session, locale } = request;
      const asked = await askedBy(ctx, params.token);
      const thank = () => {
        session.flash('success', t(locale, 'thanks', { owner: asked.owner }));
        return reply.redirect(citizenPaths.own, 303);
      };
      if (asked.invitation.stage === null) {
        if (form.get('agreement') !== 'yes') {
          const issues = new Map([['agreement', t(locale, 'agreement-required')]]);
          const posted = { values: form, issues };
          return reply.html(await askedPage(ctx, params.token, { posted }), { status: 422 });
        }
        await agree(ctx, asked, Number(form.get('version')));
        return thank();
      }
      const { issues, answers, isDone } = await answerPage(ctx, blobs, asked, request);
      if (isDone) return thank();
      if (issues.length === 0) {
        session.flash('success', t(locale, 'saved'));
        return reply.redirect(citizenPaths.invitation(params.token), 303);
      }
      return reply.html(await askedPage(ctx, params.token, { issues, answers }), { status: 422 });
    },
  );
}

async function askedBy(ctx: Context, token: string) {
  const invitation = await getInvitation(ctx, token);
  const draft = await getDraftById(ctx.db, invitation.draftId);
  const version = await getProcedureVersion(ctx.db, draft.procedureVersionId);
  return {
    invitation,
    draft,
    version,
    form: await formOf(ctx.db, version),
    today: dayOf(ctx.now()),
    owner: (await getCitizen(ctx.db, draft.applicantId)).fullName,
  } satisfies Asked & Record<string, unknown>;
}

async function askedPage(
  ctx: Context,
  token: string,
  shown: {
    readonly issues?: readonly Issue[];
    readonly answers?: Asked['draft']['answers'];
    readonly posted?: Posted;
  } = {},
) {
  const asked = await askedBy(ctx, token);
  const { invitation, draft, version, form, today, owner } = asked;
  if (isOwner(ctx, draft)) return <OwnLinkPage />;
  const who = { token, owner, procedure: nameIn(version.content, ctx.locale) };
  const lists = await listsOf(ctx);
  if (invitation.stage === null) {
    return <AgreePage {...who} asked={asked} lists={lists} posted={shown.posted} />;
  }
  const answers = shown.answers ?? draft.answers;
  const stage = orNotFound(invitation.stage);
  const view = presentStage(form, stage, answers, shown.issues ?? [], ctx.locale, { today, lists });
  return <AskedPage {...who} view={view} />;
}
