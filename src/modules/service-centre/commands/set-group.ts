import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type Arranging, agencyOf, lockToArrange, named, nextVersion, refuseIssues } from '../arranging.ts';
import { findGroup } from '../centres.ts';
import { groupSet } from '../events.ts';
import type { Group } from '../model.ts';

export interface SetGroup extends Arranging {
  /** The letter before the number: a new one opens a new group. */
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly agencyCode: string;
  readonly fields: readonly string[];
  /** How many may book the same slot; none: no appointments. */
  readonly slotCapacity: number;
}

/**
 * What one queues for, opened or changed by the head of the centre or an administrator. Numbers that were drawn keep
 * their letter and their agency.
 *
 * @throws InvalidInput; Refusal `centre-changed`
 */
export async function setGroup(ctx: Context, input: SetGroup): Promise<Group> {
  return ctx.transaction(async (tx, ctx) => {
    const centre = await lockToArrange(tx, ctx, input);
    const agencyId = await agencyOf(tx, ctx, input.agencyCode);
    const { slotCapacity } = input;
    refuseIssues([
      !/^[A-Z]{1,2}$/.test(input.code) && { field: '/code', code: 'group-code' },
      named(input.name).length < 2 && { field: '/name', code: 'arranged-name-required' },
      !agencyId && { field: '/agency', code: 'arranged-agency-required' },
      !(Number.isInteger(slotCapacity) && slotCapacity >= 0 && slotCapacity <= 200) && {
        field: '/slots',
        code: 'group-slots',
      },
    ]);
    const group: Group = {
      centreId: centre.id,
      code: input.code,
      name: named(input.name),
      nameEn: named(input.nameEn) || null,
      agencyId: agencyId!,
      fields: [...new Set(input.fields.map(named).filter(Boolean))],
      slotCapacity,
    };
    const before = await findGroup(tx, centre.id, group.code);
    const { code } = group;
    await tx
      .insertInto('centreGroup')
      .values({ ...group, fields: [...group.fields] })
      .onConflict((conflict) =>
        conflict.columns(['centreId', 'code']).doUpdateSet({ ...told(group), fields: [...group.fields] }),
      )
      .execute();
    const arranged = await nextVersion(tx, centre);
    const facts = { group: code, before: before ? told(before) : null, after: told(group) };
    await recordEvent(tx, ctx, groupSet(arranged, centre.agencyId, facts));
    return group;
  });
}

const told = ({ name, nameEn, agencyId, fields, slotCapacity }: Group) => ({
  name,
  nameEn,
  agencyId,
  fields,
  slotCapacity,
});
