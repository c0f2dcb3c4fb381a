import type { FastifyReply, FastifyRequest } from 'fastify';
import { listUnitNames } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { nothingPosted, type Posted, refusedStatus } from '#ui/index.ts';
import { keepTemplate } from './commands/keep-template.ts';
import { retireTemplate } from './commands/retire-template.ts';
import { type DocumentServices, typesOn } from './document-services.ts';
import { TemplatesPage } from './pages/templates-page.tsx';
import { documentPaths } from './paths.ts';
import { postedAgain } from './problem.ts';
import { ById, config } from './route-help.tsx';
import { listTemplates } from './templates/templates.ts';

/** What units begin their documents with. */
export const templateRoutes =
  ({ rules }: Pick<DocumentServices, 'rules'>): Routes =>
  (app) => {
    vietnameseOnly(app);

    async function show({ ctx }: FastifyRequest, reply: FastifyReply, posted: Posted, status = 200) {
      const templates = await listTemplates(ctx.db, ctx.actor);
      const own = ctx.actor.positions.filter(({ agencyId }) =>
        ctx.may('documents.keepTemplate', { agencyId }),
      );
      const unitNames = await listUnitNames(
        ctx.db,
        [...templates, ...own].map(({ unitId }) => unitId),
      );
      const units = [...new Set(own.map(({ unitId }) => unitId))].map((value) => ({
        value,
        label: unitNames.get(value) ?? '',
      }));
      const types = typesOn(rules, ctx.now()).map(({ code, name }) => ({ value: code, label: name }));
      return reply.html(<TemplatesPage {...{ templates, unitNames, types, units, posted }} />, { status });
    }

    app.get(documentPaths.templates(), { config }, (request, reply) => show(request, reply, nothingPosted));
    app.post(documentPaths.templates(), { config }, async (request, reply) => {
      const { ctx, form, session } = request;
      const text = (name: string) => (form.get(name) ?? '').trim();
      try {
        await keepTemplate(ctx, {
          unitId: text('unit'),
          name: text('name'),
          typeCode: text('type'),
          subject: text('subject'),
          body: text('text'),
          addressees: text('addressees'),
          grounds: text('grounds'),
        });
      } catch (error) {
        return show(request, reply, postedAgain(error, form, 'template'), refusedStatus(error));
      }
      session.flash('success', 'Đã lưu mẫu.');
      return reply.redirect(documentPaths.templates(), 303);
    });
    app.post(
      documentPaths.templateEnd(':id'),
      { config, schema: ById },
      async ({ ctx, params, session }, reply) => {
        await retireTemplate(ctx, params.id);
        session.flash('success', 'Đã thôi dùng mẫu.');
        return reply.redirect(documentPaths.templates(), 303);
      },
    );
  };
