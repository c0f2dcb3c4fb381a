import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import {
  type Dossier,
  dossierRefusals,
  type KnownPerson,
  newEntry,
  openWalkIn,
  readEntry,
  takeInDossier,
  type WalkIn,
  type WalkInEntry,
  walkInIssues,
} from '#modules/dossiers/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { askPressed } from './ask-registry.ts';
import { askConfirmation } from './commands/ask-confirmation.ts';
import { confirmEntry } from './commands/confirm-entry.ts';
import { assistanceOf, findConfirmation } from './confirmation.ts';
import { carrierOf, channelOf } from './confirmation-letter.ts';
import { firstGap } from './first-gap.ts';
import { alikeOf, viewForm } from './form-view.ts';
import { confirmationTexts, registryTexts } from './messages.vi.ts';
import { FormPage, type FormPageProps } from './pages/form-page.tsx';
import { counterPaths } from './paths.ts';
import type { CounterServices } from './services.ts';
import { noteDossier } from './tickets.ts';
import { changeVisit, readVisit } from './visit.ts';

const ByCode = Type.Object({ code: Type.String({ maxLength: 20 }) });

/** The form of a procedure, with the focus where the clerk goes on. */
export async function formHref(ctx: Context, code: string, person?: KnownPerson): Promise<string> {
  const walkIn = await openWalkIn(ctx, code);
  const { submitter, stages } = await viewForm(ctx, walkIn, newEntry(walkIn, person));
  return `${counterPaths.form(code)}#${firstGap([submitter, ...stages])}`;
}

/** One page from the person to their papers; sent, it is filed and accepted at once. */
export const formRoutes =
  (services: CounterServices): Routes =>
  (app) => {
    const config = { access: 'officer', uploads: { maxFiles: 30 } };
    const schema = { params: ByCode };
    const { registries = [] } = services;

    app.get(counterPaths.form(':code'), { config, schema }, async ({ ctx, params, session }, reply) => {
      const walkIn = await openWalkIn(ctx, params.code);
      const entry = newEntry(walkIn, readVisit(session).person ?? undefined);
      return show(ctx, reply, walkIn, entry);
    });

    app.post(counterPaths.form(':code'), { config, schema }, async (request, reply) => {
      const { ctx, params, form, uploads, session } = request;
      const walkIn = await openWalkIn(ctx, params.code);
      const { entry, issues, isSent } = await readEntry(ctx, services.blobs, walkIn, form, uploads);
      if (issues.length > 0) return show(ctx, reply, walkIn, entry, { issues, status: 422 });
      try {
        const asked = await askPressed(ctx, registries, walkIn, entry, form.get('action') ?? '');
        if (asked) {
          if (asked.person) changeVisit(session, { person: asked.person });
          return await show(ctx, reply, walkIn, asked.entry, { asked });
        }
        const note = await helpWith(ctx, walkIn, entry, form);
        if (note || !isSent) return await show(ctx, reply, walkIn, entry, { note });
        const gaps = await walkInIssues(ctx, walkIn, entry);
        if (gaps.length > 0) throw new InvalidInput(gaps);
        const unseen = await unseenAlike(ctx, walkIn, entry, form);
        if (unseen) return await show(ctx, reply, walkIn, entry, { isAlikeNews: true, status: 409 });
        const confirmation = await findConfirmation(ctx, walkIn, entry);
        const accepted = await takeInDossier(ctx, walkIn, entry, assistanceOf(ctx, confirmation));
        await keep(accepted);
        return reply.redirect(counterPaths.done(accepted.id), 303);
      } catch (error) {
        if (error instanceof InvalidInput)
          return show(ctx, reply, walkIn, entry, { issues: error.issues, status: 422 });
        const refusal = error instanceof Refusal && textOf(error.code);
        if (!refusal) throw error;
        return show(ctx, reply, walkIn, entry, { refusal, status: 409 });
      }

      async function keep({ id, code }: Dossier): Promise<void> {
        const { dossiers } = readVisit(session);
        if (dossiers.some((each) => each.id === id)) return;
        changeVisit(session, { dossiers: [...dossiers, { id, code }] });
        session.flash('success', `Đã tiếp nhận hồ sơ ${code}.`);
        await noteDossier(ctx, id);
      }
    });

    /** Sends the code, or takes the one read out; says what came of it. */
    async function helpWith(
      ctx: Context,
      walkIn: WalkIn,
      entry: WalkInEntry,
      form: URLSearchParams,
    ): Promise<string | undefined> {
      const action = form.get('action') ?? '';
      const channel = channelOf(action);
      if (channel) {
        const { address } = await askConfirmation(ctx, {
          walkIn,
          entry,
          channel,
          secret: services.secret,
          deliver: carrierOf(services, channel),
        });
        return `Đã gửi đường dẫn và mã tới ${address}.`;
      }
      if (action !== 'refresh confirm') return undefined;
      const asked = await findConfirmation(ctx, walkIn, entry);
      if (!asked) throw new Refusal('confirmation-unknown');
      await confirmEntry(ctx, {
        id: asked.id,
        code: form.get('confirmationCode') ?? '',
        through: 'counter',
        secret: services.secret,
      });
      return 'Mã đúng: người nộp đã xác nhận.';
    }

    async function show(
      ctx: Context,
      reply: FastifyReply,
      walkIn: WalkIn,
      entry: WalkInEntry,
      {
        issues = [],
        status = 200,
        ...more
      }: Pick<FormPageProps, 'refusal' | 'note' | 'asked' | 'isAlikeNews'> & {
        readonly issues?: InvalidInput['issues'];
        readonly status?: number;
      } = {},
    ) {
      const view = await viewForm(ctx, walkIn, entry, issues);
      const canSend = { phone: Boolean(services.sendTextMessage), email: Boolean(services.sendMail) };
      return reply.html(<FormPage view={view} canSend={canSend} registries={registries} {...more} />, {
        status,
      });
    }
  };

/** Alike dossiers that no page has shown to the clerk yet. */
async function unseenAlike(
  ctx: Context,
  walkIn: WalkIn,
  entry: WalkInEntry,
  form: URLSearchParams,
): Promise<boolean> {
  const seen = new Set(form.getAll('seenAlike'));
  return (await alikeOf(ctx, walkIn, entry)).some(({ id }) => !seen.has(id));
}

const textOf = (code: string): string | undefined =>
  confirmationTexts[code] ??
  registryTexts[code] ??
  (dossierRefusals as Readonly<Record<string, string>>)[code];
