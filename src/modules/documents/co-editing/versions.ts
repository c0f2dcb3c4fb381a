import { listOfficerNames } from '#modules/org/index.ts';
import type { Database } from '#platform/context.ts';
import { textOfRevision } from '../revision-text.ts';
import type { Revision } from '../revisions.ts';
import type { Version } from '../track-changes.ts';
import { type BlockRevision, listBlockRevisions, listBlocks } from './blocks.ts';

/**
 * What a document said from one revision to a later one, with the author of each step. A revision that was written
 * together gives the steps of all who wrote it.
 */
export async function versionsBetween(
  db: Database,
  documentId: string,
  revisions: readonly Revision[],
): Promise<readonly [Version, ...Version[]]> {
  const steps: { text: string; madeBy: string | null }[] = [];
  const [first, ...later] = revisions.toSorted((one, other) => one.number - other.number);
  for (const revision of later) {
    steps.push(...(await stepsWithin(db, documentId, revision)));
    steps.push({ text: await textOfRevision(db, documentId, revision), madeBy: revision.madeBy });
  }
  const names = await listOfficerNames(
    db,
    steps.flatMap(({ madeBy }) => madeBy ?? []),
  );
  return [
    { text: await textOfRevision(db, documentId, first!) },
    ...lastOfEach(steps).map(({ text, madeBy }) => ({
      text,
      by: (madeBy && names.get(madeBy)) ?? 'Hệ thống',
    })),
  ];
}

async function stepsWithin(db: Database, documentId: string, { number, subject }: Revision) {
  const round = await db
    .selectFrom('documentCoEditing')
    .select('id')
    .where('documentId', '=', documentId)
    .where('closedAs', '=', number)
    .executeTakeFirst();
  if (!round) return [];
  const order = (await listBlocks(db, round.id)).map(({ id }) => id);
  const all = await listBlockRevisions(db, round.id);
  const begun = all.filter(({ way }) => way === 'begun');
  const texts = new Map(begun.map(({ blockId, text }) => [blockId, text]));
  const steps: { text: string; madeBy: string | null }[] = [];
  for (const { blockId, text, way, madeBy } of all) {
    if (way === 'begun') continue;
    texts.set(blockId, text);
    const said = order.flatMap((id) => texts.get(id) || []);
    steps.push({ text: [subject, ...said].filter(Boolean).join('\n'), madeBy });
  }
  return steps;
}

/** What one person did in a row is one step. */
const lastOfEach = <Step extends Pick<BlockRevision, 'madeBy'>>(steps: readonly Step[]): readonly Step[] =>
  steps.filter(({ madeBy }, at) => steps[at + 1]?.madeBy !== madeBy);
