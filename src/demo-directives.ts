import {
  acceptCompletion,
  giveDirective,
  nameSecretary,
  readDirectiveRules,
  receiveDirective,
  reportCompletion,
  reportProgress,
} from '#modules/directives/index.ts';
import { actorOf } from '#modules/identity/index.ts';
import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { createContext } from '#platform/create-context.ts';
import { type PackFile, rowsOf } from '#platform/packs/index.ts';
import type { Province } from './province.ts';

/** A directive of the demonstration; days are counted from today. */
interface DemoDirective {
  readonly by: string;
  readonly lead: string;
  readonly title: string;
  readonly given: number;
  readonly due: number;
  readonly done?: number;
  readonly received?: string;
  readonly handler?: string;
  readonly percent?: number;
  readonly source?: string;
  readonly cooperating?: readonly string[];
  readonly supervisor?: string;
}

/** Lays the pack's directives before its people, by their own acts on the days they name; a second start finds them there. */
export async function seedDirectives(province: Province): Promise<void> {
  const file = province.pack.file('demo/directives.yaml');
  const isSeeded = await province.db.selectFrom('directive').select('id').limit(1).executeTakeFirst();
  if (!file || isSeeded) return;
  const { officerId, acting } = await peopleOf(province);
  for (const [number, row] of rowsOf(file, 'directives').entries()) {
    await seed(row as unknown as DemoDirective, `demo-${number}`);
  }
  const chair = await acting('long', 0);
  await nameSecretary(chair, {
    positionId: chair.actor.positions[0]!.positionId,
    secretaryId: officerId('ha'),
    acts: ['give', 'answer'],
    until: dayOf(chair.now()).add({ months: 6 }),
  });

  async function seed(row: DemoDirective, key: string): Promise<void> {
    const orderer = await acting(row.by, row.given);
    const { id: directiveId } = await giveDirective(orderer, readDirectiveRules(province.pack), {
      givingKey: key,
      kind: 'dated',
      title: row.title,
      lead: { unitCode: row.lead },
      dueOn: dayOf(Temporal.Now.instant()).add({ days: row.due }),
      source: row.source ? { kind: 'meeting', reference: row.source } : { kind: 'direct' },
      cooperating: row.cooperating ?? [],
      supervisorId: row.supervisor ? officerId(row.supervisor) : null,
    });
    if (!row.received || !row.handler) return;
    await receiveDirective(await acting(row.received, row.given), {
      directiveId,
      handlerId: officerId(row.handler),
    });
    const report = { directiveId, reportKey: `${key}-report` };
    if (row.percent !== undefined) {
      const body = 'Đang thực hiện theo kế hoạch.';
      await reportProgress(await acting(row.handler, -1), { ...report, body, percent: row.percent });
    }
    if (row.done === undefined) return;
    await reportCompletion(await acting(row.handler, row.done), { ...report, body: 'Đã thực hiện xong.' });
    await acceptCompletion(await acting(row.by, row.done), { directiveId });
  }
}

/** The pack's officers by their names of sign-in, acting on a day so many days from today. */
async function peopleOf({ db, pack, calendar, config }: Province) {
  const names = new Map(
    rowsOf(pack.file('people.yaml') as PackFile, 'officers').map((row) => [
      String(row['username']),
      String(row['name']),
    ]),
  );
  const officers = await db.selectFrom('officer').select(['id', 'fullName']).execute();
  const ids = new Map(officers.map(({ id, fullName }) => [fullName, id]));
  const officerId = (username: string): string => ids.get(names.get(username)!)!;
  return {
    officerId,
    async acting(username: string, days: number): Promise<Context> {
      const at = Temporal.Now.instant().add({ hours: 24 * days });
      const signedIn = { kind: 'officer', id: officerId(username) };
      const actor = await actorOf(db, signedIn, dayOf(at));
      return createContext({ db, tenant: config.province, calendar, actor, now: () => at });
    },
  };
}
