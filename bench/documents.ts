/**
 * The register of incoming documents and the search in it, at ten thousand and at a million in one run. Ours is the slower
 * of the two at a million, the floor the same query at ten thousand: a ratio near 1 says that the archive costs nothing.
 */

import pg from 'pg';
import { type Document, listDocuments, type RegisterPaper, registerPaper } from '#modules/documents/index.ts';
import { catchUp } from '#platform/events/index.ts';
import { multiplyDocuments } from './documents/multiply-documents.ts';
import { openBenchOffice, schema } from './ground/bench-office.ts';
import { type Spread, spread } from './ground/spread.ts';

const sizes = [10_000, 1_000_000] as const;

const paper: Omit<RegisterPaper, 'agencyId' | 'unitId'> = {
  source: 'paper',
  register: 'ĐẾN',
  typeName: 'Công văn',
  code: '1/UBND-VP',
  subject: 'V/v họp giao ban',
  senderName: 'Sở Nội vụ',
  promulgatedOn: Temporal.PlainDate.from('2026-01-05'),
  urgency: 0,
  circulation: null,
  secrecy: null,
  isLimited: false,
  readerIds: [],
  dueOn: null,
  fileIds: [],
  isRepeatKnown: true,
};

async function run() {
  const { url, db, sequencerDb, people, readers, close } = await openBenchOffice(2);
  const admin = new pg.Client({ connectionString: url, options: `-c search_path=${schema},public` });
  await admin.connect();
  try {
    const { yen } = people;
    const { agencyId, unitId } = yen.actor.positions[0]!;
    const { id } = await registerPaper(yen, { ...paper, agencyId, unitId });
    await catchUp(sequencerDb, db, readers);
    let last: Document | undefined;
    const list = (filter: Omit<Parameters<typeof listDocuments>[2], 'direction'>) => () =>
      listDocuments(db, yen.actor, { direction: 'incoming', ...filter });
    const queries: Readonly<Record<string, () => Promise<unknown>>> = {
      list: list({}),
      'list, page 20': () => list({ after: last })(),
      'list, in hand': list({ state: 'in-hand' }),
      'search, rare words': list({ search: 'then co truyen' }),
      'search, common words': list({ search: 'hộ nghèo' }),
      'search, none': list({ search: 'khong co dau' }),
    };

    const measured: Record<string, Record<string, Spread>> = {};
    for (const size of sizes) {
      await multiplyDocuments(admin, id, size);
      last = undefined;
      for (let page = 0; page < 20; page += 1) last = (await list({ after: last })()).at(-1);
      for (const [name, query] of Object.entries(queries))
        measured[name] = { ...measured[name], [size]: await spread(query) };
    }
    const ratioOf = (name: string) => measured[name]![sizes[0]]!.p25 / measured[name]![sizes[1]]!.p25;
    const [slower] = ['list', 'search, common words', 'search, rare words'].toSorted(
      (one, other) => ratioOf(one) - ratioOf(other),
    );
    const [floor, ours] = sizes.map((size) => measured[slower!]![size]!.p25);
    return { name: 'documents', ours, floor, ratio: ratioOf(slower!), unit: 'ms', slower, measured };
  } finally {
    await admin.end();
    await close();
  }
}

export default { name: 'documents', run };
