/**
 * Whole lives of a dossier a second: submit, accept, three hand-overs, sign-off without the cryptography, issue,
 * deliver; each act a transaction of its own with its event. At the end every reader of the program has caught up, so
 * that the notices and their jobs stand too. The floor writes the same rows by bare prepared SQL, in as many
 * transactions, and moves the same cursors.
 */
import {
  acceptDossier,
  deliverResult,
  handOverDossier,
  issueResult,
  signOffDossier,
  submitDossier,
} from '#modules/dossiers/index.ts';
import type { Context } from '#platform/context.ts';
import { catchUp } from '#platform/events/index.ts';
import { openFloor } from './dossier-life/floor.ts';
import { openBenchOffice, schema } from './ground/bench-office.ts';

const clients = 4;
const rounds = 5;
const sliceMs = 2000;

async function run() {
  const { url, pool, db, sequencerDb, office, people, readers, close } = await openBenchOffice(clients);
  try {
    const life = async () => {
      const { id } = await submitDossier(office.lan, office.application());
      await acceptDossier(people.hung, { dossierId: id });
      await step(people.thanh, id, { handlerId: people.duc.actor.id! });
      await step(people.duc, id, { outcome: 'grant' });
      await step(people.thanh, id, { outcome: 'approve' });
      await signOffDossier(people.mai, { dossierId: id, fileId: null });
      await issueResult(people.yen, { dossierId: id, fileId: null });
      await deliverResult(people.hung, { dossierId: id });
    };
    const step = async (ctx: Context, dossierId: string, how: object) => {
      const item = await db
        .selectFrom('workItem')
        .select('id')
        .where('subjectType', '=', 'dossier')
        .where('subjectId', '=', dossierId)
        .where('state', '=', 'open')
        .executeTakeFirst();
      await handOverDossier(ctx, { workItemId: item!.id, dossierId, ...how });
    };

    for (let warm = 0; warm < 20; warm++) await life();
    await catchUp(sequencerDb, db, readers);
    const bare = await openFloor({ url, schema, pool, clients, readers });
    const done = { ours: 0, oursMs: 0, floor: 0, floorMs: 0 };
    // In turns, so that a busy moment of the machine falls on both.
    for (let round = 0; round < rounds; round++) {
      const [ours, oursMs] = await live(life, () => catchUp(sequencerDb, db, readers));
      const [floor, floorMs] = await live(bare.life, bare.finish);
      done.ours += ours;
      done.oursMs += oursMs;
      done.floor += floor;
      done.floorMs += floorMs;
    }
    await bare.close();
    const [ours, floor] = [done.ours / done.oursMs, done.floor / done.floorMs].map((rate) => rate * 1000) as [
      number,
      number,
    ];
    return { name: 'dossier-life', ours, floor, ratio: ours / floor, unit: 'lives/s', clients, rounds };
  } finally {
    await close();
  }
}

/** Lives by several clients for a slice of time, and what they took, the catching up included. */
async function live(
  life: (client: number) => Promise<void>,
  finish: () => Promise<void>,
): Promise<readonly [done: number, ms: number]> {
  const start = performance.now();
  const until = start + sliceMs;
  let done = 0;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < until) {
        await life(client);
        done += 1;
      }
    }),
  );
  await finish();
  return [done, performance.now() - start];
}

export default { name: 'dossier-life', run };
