import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newId } from '#platform/database/index.ts';
import { Refusal } from '#platform/errors/index.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { testDatabase } from '#platform/testing/index.ts';
import { listActsInName } from './diary/list-acts.ts';
import { sampleDirectives } from './fixtures.ts';
import { acceptCompletion, endSecretary, giveDirective, nameSecretary, reportCompletion } from './index.ts';
import { actingAs } from './secretaries.ts';

const database = await testDatabase();
const house = await sampleDirectives(database);
const [long, ha, huy] = [await house.officer('long'), await house.officer('ha'), await house.officer('huy')];
const chair = long.actor.positions[0]!;
const until = Temporal.PlainDate.from('2026-12-31');
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;

describe('a leader’s secretary', () => {
  test('acts in the leader’s name visibly: both names stand in the fact, and the leader sees all that was done so', async () => {
    await assert.rejects(actingAs(ha, chair.positionId, 'give'), refused('not-in-that-name'));
    const named = { positionId: chair.positionId, secretaryId: ha.actor.id!, until };
    const id = await nameSecretary(long, { ...named, acts: ['give', 'answer'] });

    const inName = await actingAs(ha, chair.positionId, 'give');
    const given = await giveDirective(inName, house.rules, house.order());
    assert.equal(given.ordererId, long.actor.id, 'the order is the leader’s');
    const [fact] = await listEventsOf(database.db, 'directive', given.id);
    assert.deepEqual(
      [fact!.actor.name, fact!.onBehalfOf],
      [ha.actor.name, long.actor.id],
      'the hand is the secretary’s',
    );

    const inHand = await house.inHand();
    await reportCompletion(huy, { directiveId: inHand.id, reportKey: newId(), body: 'Đã xong.' });
    await assert.rejects(acceptCompletion(ha, { directiveId: inHand.id }), refused('not-found'));
    await acceptCompletion(await actingAs(ha, chair.positionId, 'answer'), { directiveId: inHand.id });
    await assert.rejects(actingAs(ha, chair.positionId, 'withdraw'), refused('not-in-that-name'));

    const done = await listActsInName(database.db, long.actor.id!);
    assert.deepEqual(
      done.map(({ type, actorName }) => [type, actorName]),
      [
        ['directive-completion-accepted', ha.actor.name],
        ['directive-given', ha.actor.name],
      ],
    );

    await endSecretary(long, { id });
    await assert.rejects(actingAs(ha, chair.positionId, 'give'), refused('not-in-that-name'));
  });

  test('uses nothing of their own meanwhile, and no other position of the leader', async () => {
    await nameSecretary(long, {
      positionId: chair.positionId,
      secretaryId: ha.actor.id!,
      until,
      acts: ['give'],
    });
    const { actor } = await actingAs(ha, chair.positionId, 'give');
    assert.deepEqual(
      actor.positions.map(({ positionId, onBehalfOf }) => [positionId, onBehalfOf]),
      [[chair.positionId, long.actor.id]],
    );
    house.clock.now = Temporal.Instant.from('2027-01-04T02:00:00Z');
    await assert.rejects(actingAs(ha, chair.positionId, 'give'), refused('not-in-that-name'));
  });
});
