// A process of its own for kill.test.ts: pays what is owed until nothing is, and may be killed at any moment.
import type { Actor } from '#platform/access/actor.ts';
import { calendarOf } from '#platform/calendar/index.ts';
import { createContext } from '#platform/create-context.ts';
import { openDatabase, PatientPool } from '#platform/database/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { followUp, getObligation, nationalPlatform, owedVnd, payOnline } from '../index.ts';

interface Task {
  readonly adminUrl: string;
  readonly schema: string;
  readonly gatewayUrl: string;
  readonly secret: string;
  readonly payer: Actor;
  readonly ids: readonly string[];
}

const task: Task = JSON.parse(process.argv.at(-1)!);
const pool = new PatientPool(task.adminUrl, { schema: task.schema, role: 'muong_app', max: 4 });
const ctx = createContext({
  db: openDatabase(pool),
  tenant: task.schema,
  calendar: calendarOf(readPack('packs', 'sample')),
  actor: task.payer,
});
const gateway = nationalPlatform({ url: task.gatewayUrl, partnerCode: 'MUONG', secret: task.secret });
const account = { bankBin: '970499', number: '3511', holder: 'UBND', bankName: 'Thử' };

process.stdout.write('begun\n');
await Promise.all(
  task.ids.map(async (id) => {
    while (owedVnd(await getObligation(ctx.db, ctx.actor, id)) > 0) {
      const charge = await payOnline(ctx, { gateway, accountOf: () => account }, id).catch((error) => {
        if (error.code !== 'nothing-owed') throw error;
      });
      if (charge) await followUp(ctx, gateway, charge);
    }
  }),
);
await pool.end();
