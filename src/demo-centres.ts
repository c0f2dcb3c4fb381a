import { dayOf, type EnrolledOfficer, listHeldPositions, zone } from '#modules/org/index.ts';
import {
  callNext,
  countersOf,
  type DeviceActor,
  finishTicket,
  getCentreByCode,
  openCounter,
  rateTicket,
  readCentreRules,
  startServing,
  takeTicket,
} from '#modules/service-centre/index.ts';
import type { Context } from '#platform/context.ts';
import { createContext } from '#platform/create-context.ts';
import { rowsOf } from '#platform/packs/index.ts';
import type { Province } from './province.ts';

/** Where the demonstration's queues stand in the pack. */
const list = 'demo/centres.yaml';

/** A morning at a counter: who sits there, how many were served and rated how, who still waits. */
interface DemoCounter {
  readonly centre: string;
  readonly counter: number;
  readonly officer: string;
  readonly scores: readonly (number | null)[];
  readonly waiting: readonly string[];
}

const servedSeconds = 360;
type People = readonly EnrolledOfficer[];

/** Lets the pack's clerks serve and be rated, and others wait, by the acts of every day; a second start finds them there. */
export async function seedCentres(province: Province, people: People): Promise<void> {
  const file = province.pack.file(list);
  const isSeeded = await province.db.selectFrom('centreTicket').select('id').limit(1).executeTakeFirst();
  if (!file || isSeeded) return;
  for (const row of rowsOf(file, 'counters')) await seed(province, people, row as unknown as DemoCounter);
}

async function seed(province: Province, people: People, row: DemoCounter): Promise<void> {
  const { db, calendar, config, pack } = province;
  const { seconds, startedAt } = morningOf(row.scores.length + 1);
  let now = startedAt;
  const ctx = createContext({ db, tenant: config.province, calendar, now: () => now });
  const rules = readCentreRules(pack);
  const clerk = await officerNamed(ctx, people, row.officer);
  const centre = await getCentreByCode(db, row.centre);
  const { id: counterId, groups } = (await countersOf(clerk)).find(
    (each) => each.centreId === centre.id && each.number === row.counter,
  )!;
  // The kiosk of the hall gives the numbers; there is none yet, so the house does.
  const kiosk: DeviceActor = {
    kind: 'device',
    deviceKind: 'kiosk',
    centreId: centre.id,
    counterId: null,
    id: null,
    name: 'Kiosk',
    positions: [],
  };
  const hall = ctx.as(kiosk);
  const give = (groupCode: string, priority?: string) =>
    takeTicket(hall, rules, { centreId: centre.id, groupCode, priority });

  await openCounter(clerk, { counterId });
  for (const score of row.scores) {
    await give(groups[0]!);
    now = now.add({ seconds: seconds / 3 });
    const { id: ticketId, secret } = (await callNext(clerk, { counterId }))!;
    await startServing(clerk, { ticketId });
    now = now.add({ seconds: seconds - seconds / 3 });
    await finishTicket(clerk, { ticketId });
    if (score !== null) await rateTicket(hall, { ticketId, score, secret });
  }
  for (const priority of row.waiting) await give(groups[0]!, priority || undefined);
}

/** Numbers are of a day, so the morning begins today: just after midnight those at the counters are served faster. */
function morningOf(people: number): { readonly seconds: number; readonly startedAt: Temporal.Instant } {
  const now = Temporal.Now.zonedDateTimeISO(zone);
  const sinceMidnight = now.startOfDay().until(now).total('seconds');
  const seconds = 3 * Math.floor(Math.min(servedSeconds, sinceMidnight / people) / 3);
  return { seconds, startedAt: now.toInstant().subtract({ seconds: seconds * people }) };
}

async function officerNamed(ctx: Context, people: People, username: string): Promise<Context> {
  const { officerId: id, fullName: name } = people.find((each) => each.username === username)!;
  const positions = await listHeldPositions(ctx.db, id, dayOf(ctx.now()));
  return ctx.as({ kind: 'officer', id, name, positions });
}
