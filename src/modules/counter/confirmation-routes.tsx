import { Type } from 'typebox';
import type { Context } from '#platform/context.ts';
import { orNotFound, Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import type { ConfirmableEntry } from './commands/ask-confirmation.ts';
import { confirmEntry } from './commands/confirm-entry.ts';
import { findByToken } from './confirmation.ts';
import { ConfirmationPage } from './pages/confirmation-page.tsx';
import { counterPaths } from './paths.ts';
import type { CounterServices } from './services.ts';

const ByToken = Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{32}$' }) });

/** The person reads on their own phone what an officer filled in for them, and confirms it. */
export const confirmationRoutes =
  ({ secret }: CounterServices): Routes =>
  (app) => {
    const config = { access: 'public' };
    const schema = { params: ByToken };

    app.get(counterPaths.confirmation(':token'), { config, schema }, async ({ ctx, params }, reply) =>
      reply.html(await page(ctx, params.token)),
    );

    app.post(
      counterPaths.confirmation(':token'),
      { config, schema },
      async ({ ctx, params, form }, reply) => {
        const { id } = orNotFound(await findByToken(ctx.db, params.token, ctx.now()));
        try {
          await confirmEntry(ctx, { id, code: form.get('code') ?? '', through: 'link', secret });
          return reply.redirect(counterPaths.confirmation(params.token), 303);
        } catch (error) {
          if (!(error instanceof Refusal && error.code === 'wrong-confirmation-code')) throw error;
          return reply.html(await page(ctx, params.token, true), { status: 422 });
        }
      },
    );
  };

async function page(ctx: Context, token: string, isWrong = false) {
  const asked = orNotFound(await findByToken(ctx.db, token, ctx.now()));
  return (
    <ConfirmationPage
      token={token}
      asked={{ ...asked, entry: asked.entry as ConfirmableEntry }}
      isWrong={isWrong}
    />
  );
}
