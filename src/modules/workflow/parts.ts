import type { Database, Tx } from '#platform/context.ts';
import { definitionOf } from './definition-store.ts';
import { getInstance } from './instances.ts';

/** A part of a subject's work that was handed to another agency (liên thông). */
export interface Part {
  readonly id: string;
  /** What the part is called: by convention, the paper that comes of it. */
  readonly name: string;
  readonly agencyId: string;
  readonly unitId: string;
}

/** The part in which an item of work stands; nothing where it belongs to the subject's own process. */
export async function findPart(db: Database | Tx, instanceId: string): Promise<Part | undefined> {
  const instance = await getInstance(db, instanceId);
  if (instance.parentId === null) return undefined;
  const { name } = await definitionOf(db, instance);
  const { agencyId, unitId } = instance.placement.handler;
  return { id: instance.id, name, agencyId, unitId };
}

/** Which of the items stand in a part, by their instance. */
export async function listParts(
  db: Database | Tx,
  items: readonly { readonly instanceId: string }[],
): Promise<ReadonlySet<string>> {
  if (items.length === 0) return new Set();
  const rows = await db
    .selectFrom('processInstance')
    .select('id')
    .where(
      'id',
      'in',
      items.map(({ instanceId }) => instanceId),
    )
    .where('parentId', 'is not', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
