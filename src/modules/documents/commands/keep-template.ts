import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, orNotFound } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { templateKept } from '../events.ts';
import type { Template } from '../templates/templates.ts';

export type KeepTemplate = Omit<Template, 'id' | 'version' | 'agencyId'>;

const longest = 50_000;

/** Keeps what a unit begins documents of a kind with. @throws InvalidInput what is missing */
export async function keepTemplate(ctx: Context, input: KeepTemplate): Promise<Template> {
  const held = orNotFound(ctx.actor.positions.find(({ unitId }) => unitId === input.unitId));
  ctx.authorize('documents.keepTemplate', { agencyId: held.agencyId });
  const name = input.name.trim().slice(0, 200);
  const issues = [
    ...(name === '' ? [{ field: '/name', code: 'name-required' }] : []),
    ...(input.typeCode === '' ? [{ field: '/type', code: 'type-unknown' }] : []),
    ...(input.body.length > longest ? [{ field: '/text', code: 'too-long', params: { max: longest } }] : []),
  ];
  if (issues.length > 0) throw new InvalidInput(issues);
  return ctx.transaction(async (tx, ctx) => {
    const template = { ...input, name, id: newId(), version: 1, agencyId: held.agencyId };
    await tx
      .insertInto('documentTemplate')
      .values({ ...template, madeBy: ctx.actor.id!, madeAt: ctx.now() })
      .execute();
    await recordEvent(tx, ctx, templateKept(template));
    return template;
  });
}
