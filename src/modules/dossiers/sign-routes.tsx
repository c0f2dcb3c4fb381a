import { Type } from 'typebox';
import { signingPaths, Unconfirmed } from '#modules/signing/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { refusedStatus } from '#ui/index.ts';
import { handOverDossier } from './commands/hand-over-dossier.ts';
import { askResultConfirmation } from './confirm-result.ts';
import { deskPaths } from './desk-paths.ts';
import { IssuePage } from './pages/sign/issue-page.tsx';
import { SignListPage } from './pages/sign/sign-list-page.tsx';
import { SignPage } from './pages/sign/sign-page.tsx';
import type { SignedDrawingServices } from './result-drawing.ts';
import { sealResult } from './seal-result.ts';
import { type SignedInBatch, signBatch } from './sign-batch.ts';
import { signPaths } from './sign-paths.ts';
import { signProblem } from './sign-problem.ts';
import { signResult } from './sign-result.ts';
import { listToSign, ownKeyKind, viewToIssue, viewToSign } from './sign-view.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const signedKey = 'signed-batch';

/** Signing, sending back and sealing results: each page, and what it posts. */
export const signRoutes =
  (services: SignedDrawingServices): Routes =>
  (app) => {
    const config = { access: 'officer' };
    const approving = { ...config, proof: 'approval' };
    const withPin = { ...approving, keepForm: false };
    const schema = { params: ById };

    app.get(signPaths.list(), { config: approving }, async ({ ctx, session }, reply) => {
      const results = session.get(signedKey) as readonly SignedInBatch[] | undefined;
      if (results) session.delete(signedKey);
      const { calendar } = ctx;
      return reply.html(
        <SignListPage
          waiting={await listToSign(ctx)}
          calendar={calendar}
          now={ctx.now()}
          keyKind={await ownKeyKind(ctx)}
          results={results ?? []}
        />,
      );
    });

    app.post(signPaths.list(), { config: withPin }, async ({ ctx, form, session }, reply) => {
      const drafts = form.getAll('chosen').flatMap(readDraft);
      try {
        session.set(signedKey, (await signBatch(ctx, services, drafts, secretOf(form))) as never);
        return reply.redirect(signPaths.list(), 303);
      } catch (error) {
        const page = {
          waiting: await listToSign(ctx),
          calendar: ctx.calendar,
          now: ctx.now(),
          keyKind: await ownKeyKind(ctx),
          posted: signProblem(error, form),
        };
        return reply.html(<SignListPage {...page} />, { status: refusedStatus(error) });
      }
    });

    app.get(signPaths.sign(':id'), { config: approving, schema }, async ({ ctx, params }, reply) =>
      reply.html(<SignPage view={await viewToSign(ctx, params.id)} />),
    );

    app.post(
      signPaths.sign(':id'),
      { config: withPin, schema },
      async ({ ctx, form, params, session }, reply) => {
        try {
          const isOnPaper = form.get('on-paper') === 'yes';
          const fileId = form.get('file') || null;
          const signed = await signResult(ctx, services, {
            dossierId: params.id,
            fileId,
            ...secretOf(form),
            isOnPaper,
          });
          session.flash('success', `Đã ký kết quả hồ sơ ${signed.code}.`);
          return reply.redirect(deskPaths.dossier(signed.id), 303);
        } catch (error) {
          if (error instanceof Unconfirmed) {
            const result = { dossierId: params.id, fileId: form.get('file')! };
            const id = await askResultConfirmation(ctx, services, result, error);
            return reply.redirect(signingPaths.confirmation(id), 303);
          }
          const posted = signProblem(error, form);
          const view = await viewToSign(ctx, params.id);
          return reply.html(<SignPage view={view} posted={posted} />, { status: refusedStatus(error) });
        }
      },
    );

    app.post(signPaths.sendBack(':id'), { config, schema }, async ({ ctx, form, params, session }, reply) => {
      try {
        const sent = await handOverDossier(ctx, {
          dossierId: params.id,
          workItemId: form.get('workItemId') ?? '',
          outcome: 'sendBack',
          note: form.get('reason') ?? '',
        });
        session.flash('success', `Đã trả lại hồ sơ ${sent.code} để làm lại.`);
        return reply.redirect(deskPaths.dossier(sent.id), 303);
      } catch (error) {
        const posted = signProblem(error, form);
        const view = await viewToSign(ctx, params.id);
        return reply.html(<SignPage view={view} posted={posted} />, {
          status: refusedStatus(error),
        });
      }
    });

    app.get(signPaths.issue(':id'), { config: approving, schema }, async ({ ctx, params }, reply) =>
      reply.html(<IssuePage view={await viewToIssue(ctx, params.id)} />),
    );

    app.post(
      signPaths.issue(':id'),
      { config: withPin, schema },
      async ({ ctx, form, params, session }, reply) => {
        try {
          const isOnPaper = form.get('on-paper') === 'yes';
          const input = { dossierId: params.id, ...secretOf(form), isOnPaper };
          const issued = await sealResult(ctx, services, input);
          session.flash('success', `Đã phát hành kết quả hồ sơ ${issued.code}, số ${issued.documentNumber}.`);
          return reply.redirect(deskPaths.dossier(issued.id), 303);
        } catch (error) {
          const posted = signProblem(error, form);
          const view = await viewToIssue(ctx, params.id);
          return reply.html(<IssuePage view={view} posted={posted} />, { status: refusedStatus(error) });
        }
      },
    );
  };

/** What opens the key: the PIN, and the code of the moment where there is one. */
const secretOf = (form: URLSearchParams) => ({
  pin: form.get('pin') ?? '',
  otp: form.get('otp') || undefined,
});

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** "dossier file", as the list writes what was ticked. */
function readDraft(text: string): readonly { readonly dossierId: string; readonly fileId: string }[] {
  const [dossierId = '', fileId = ''] = text.split(' ');
  return uuid.test(dossierId) && uuid.test(fileId) ? [{ dossierId, fileId }] : [];
}
