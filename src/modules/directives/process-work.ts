import { declareSubjectKind } from '#modules/workflow/index.ts';
import { systemActor } from '#platform/access/actor.ts';
import { orNotFound, Refusal } from '#platform/errors/index.ts';
import { directiveSubject, dueOf, extensionSubject, placementAt, subjectOf } from './process.ts';
import { findDirective, lockDirective } from './queries.ts';
import { sourceSubject } from './source/source-alarms.ts';
import { stepsByHand } from './steps-by-hand.ts';

const system = systemActor('Quy trình');

declareSubjectKind(directiveSubject, {
  ...stepsByHand,
  async hold(tx, _ctx, id) {
    const held = await lockDirective(tx, system, id);
    return { subject: subjectOf(held), due: dueOf(held) };
  },
  placementAt: async (tx, ctx, id, side) => placementAt(tx, ctx, await lockDirective(tx, system, id), side),
  mayRead: async (db, actor, id) => (await findDirective(db, actor, id)) !== undefined,
});

declareSubjectKind(sourceSubject, {
  ...stepsByHand,
  hold: async () => {
    throw new Refusal('not-in-a-batch');
  },
  placementAt: async () => {
    throw new Refusal('no-such-place');
  },
  async mayRead(db, actor, id) {
    const found = await db
      .selectFrom('directiveSourceAlarm')
      .select('directiveId')
      .where('id', '=', id)
      .executeTakeFirst();
    return found !== undefined && (await findDirective(db, actor, found.directiveId)) !== undefined;
  },
});

declareSubjectKind(extensionSubject, {
  ...stepsByHand,
  async hold(tx, _ctx, id) {
    const { directiveId } = orNotFound(
      await tx.selectFrom('directiveExtension').select('directiveId').where('id', '=', id).executeTakeFirst(),
    );
    const held = await lockDirective(tx, system, directiveId);
    return { subject: { ...subjectOf(held), type: extensionSubject, id }, due: dueOf(held) };
  },
  placementAt: async () => {
    throw new Refusal('no-such-place');
  },
  async mayRead(db, actor, id) {
    const found = await db
      .selectFrom('directiveExtension')
      .select('directiveId')
      .where('id', '=', id)
      .executeTakeFirst();
    return found !== undefined && (await findDirective(db, actor, found.directiveId)) !== undefined;
  },
});
