/**
 * The officer's inbox and the desk list, at ten thousand dossiers and at a million in one run. Ours is the slower of
 * the two at a million, the floor the same query at ten thousand: a ratio near 1 says that the archive costs nothing.
 */

import pg from 'pg';
import { type Dossier, type DossierFilter, listDossiers, submitDossier } from '#modules/dossiers/index.ts';
import { countInbox, listInbox } from '#modules/workflow/index.ts';
import { catchUp } from '#platform/events/index.ts';
import { openBenchOffice, schema } from './ground/bench-office.ts';
import { type Spread, spread } from './ground/spread.ts';
import { multiplyDossiers } from './inbox/multiply-dossiers.ts';

const sizes = [10_000, 1_000_000] as const;

async function run() {
  const { url, db, sequencerDb, office, people, close } = await openBenchOffice(2);
  const admin = new pg.Client({ connectionString: url, options: `-c search_path=${schema},public` });
  await admin.connect();
  try {
    const { id } = await submitDossier(office.lan, office.application());
    await catchUp(sequencerDb, db, []);
    const { hung, mai } = people;
    const list = (filter: DossierFilter) => () => listDossiers(db, hung.actor, filter);
    let last: Dossier | undefined;
    const queries: Readonly<Record<string, () => Promise<unknown>>> = {
      inbox: () => listInbox(db, hung.actor),
      'inbox of a signer': () => listInbox(db, mai.actor),
      'inbox count': () => countInbox(db, hung.actor),
      list: list({}),
      'list, page 20': () => list({ ...(last && { after: last }) })(),
      'list, being handled': list({ status: 4 }),
      'list, withdrawn': list({ status: 7 }),
      'list, overdue': list({ overdueAt: Temporal.Now.instant() }),
      'list, rare name': list({ search: 'pờ lò hừ' }),
      'list, common name': list({ search: 'lo thi' }),
    };

    const measured: Record<string, Record<string, Spread>> = {};
    for (const size of sizes) {
      await multiplyDossiers(admin, id, size);
      for (let page = 0; page < 20; page += 1)
        last = (await listDossiers(db, hung.actor, { ...(last && { after: last }) })).at(-1);
      for (const [name, query] of Object.entries(queries))
        measured[name] = { ...measured[name], [size]: await spread(query) };
    }
    const ratioOf = (name: string) => measured[name]![sizes[0]]!.p50 / measured[name]![sizes[1]]!.p50;
    const [slower] = ['inbox', 'list'].toSorted((one, other) => ratioOf(one) - ratioOf(other));
    const [floor, ours] = sizes.map((size) => measured[slower!]![size]!.p50);
    return { name: 'inbox', ours, floor, ratio: ratioOf(slower!), unit: 'ms', measured };
  } finally {
    await admin.end();
    await close();
  }
}

export default { name: 'inbox', run };
