import { Type } from 'typebox';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { getConfirmation } from './confirmations/confirmations.ts';
import { deskPaths } from './desk-paths.ts';
import { ConfirmationPage } from './pages/desk/confirmation-page.tsx';

const ById = { params: Type.Object({ id: Type.String({ format: 'uuid' }) }) };

/** Where an officer waits for what they are to confirm elsewhere; when it is done they are back where they asked. */
export const confirmationRoutes: Routes = (app) => {
  vietnameseOnly(app);
  app.get(
    deskPaths.confirmation(':id'),
    { config: { access: 'officer' }, schema: ById },
    async ({ ctx, params }, reply) => {
      const confirmation = await getConfirmation(ctx.db, ctx.actor, params.id);
      if (confirmation.state === 'done') return reply.redirect(confirmation.returnTo, 303);
      return reply.html(<ConfirmationPage confirmation={confirmation} />);
    },
  );
};
