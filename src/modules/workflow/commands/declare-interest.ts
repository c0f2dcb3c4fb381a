import { sql } from 'kysely';
import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, type Issue, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { interestDeclared } from '../events.ts';
import { isIdentityNumber, partyOf } from '../interests.ts';

export const interestKinds = ['self', 'relative', 'other'] as const;
export type InterestKind = (typeof interestKinds)[number];

/**
 * Declares a person in whose dossiers the officer has an interest (Luật Phòng, chống tham nhũng 36/2018/QH14 Điều 23).
 * From now on none of that person's work is offered to the officer; what already is goes back to the queue.
 */
export async function declareInterest(
  ctx: Context,
  input: { readonly kind: InterestKind; readonly identityNumber: string; readonly name: string },
): Promise<{ readonly id: string }> {
  const partyName = input.name.normalize('NFC').trim();
  const issues: Issue[] = [];
  if (!isIdentityNumber(input.identityNumber)) {
    issues.push({ field: '/identityNumber', code: 'identity-number-unclear' });
  }
  if (partyName === '' || partyName.length > 200) issues.push({ field: '/name', code: 'name-required' });
  if (issues.length > 0) throw new InvalidInput(issues);

  return ctx.transaction(async (tx, ctx) => {
    const officerId = ctx.actor.id;
    refuseUnless(ctx.actor.kind === 'officer' && officerId !== null, 'not-found');
    const party = partyOf(input.identityNumber);
    const id = newId();
    await tx
      .insertInto('workInterest')
      .values({ id, officerId, kind: input.kind, party, partyName, declaredAt: ctx.now() })
      .execute();
    await bar(tx, officerId, party);
    await recordEvent(tx, ctx, interestDeclared(id, 1, { kind: input.kind }));
    return { id };
  });
}

/** What is already under way: the officer is kept from its work, and gives back what names them. */
async function bar(tx: Tx, officerId: string, party: string): Promise<void> {
  const concerned = await tx
    .updateTable('processInstance')
    .set({ conflicted: sql`array_append(conflicted, ${officerId}::uuid)` })
    .where('endedAt', 'is', null)
    .where(sql<boolean>`parties @> array[${party}]`)
    .returning('id')
    .execute();
  if (concerned.length === 0) return;
  const ids = concerned.map(({ id }) => id);
  const items = () =>
    tx.updateTable('workItem').where('instanceId', 'in', ids).where('state', 'in', ['open', 'suspended']);
  await items()
    .set({ barred: sql`array_append(barred, ${officerId}::uuid)` })
    .execute();
  await items().set({ assigneeId: null }).where('assigneeId', '=', officerId).execute();
}
