import type { Insertable } from 'kysely';
import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import type { Tables } from '#platform/database/tables.ts';
import { recordEvent } from '#platform/events/index.ts';
import type { Pack } from '#platform/packs/index.ts';
import { organisationLoaded } from '../events.ts';
import { type PlaceRow, readPlaces } from '../import/read-places.ts';
import { readUnits, type UnitRow } from '../import/read-units.ts';

export interface OrganisationLoad {
  readonly places: number;
  readonly units: number;
}

/**
 * Loads the places and the agencies of a province from its pack. Units already there are left as they are: a
 * reorganisation is an act of its own, not a second load.
 */
export async function loadOrganisation(ctx: Context, pack: Pack): Promise<OrganisationLoad> {
  ctx.authorize('org.load');
  const places = readPlaces(pack);
  const units = readUnits(pack, places);
  return ctx.transaction(async (tx, ctx) => {
    const loaded = { places: await addPlaces(tx, places), units: await addUnits(tx, units) };
    if (loaded.places + loaded.units > 0)
      await recordEvent(tx, ctx, organisationLoaded(pack.manifest.code, loaded));
    return loaded;
  });
}

export async function addPlaces(tx: Tx, places: readonly PlaceRow[]): Promise<number> {
  const rows = places.map(({ successors: _successors, document: _document, ...place }) => ({
    ...place,
    validFrom: Temporal.PlainDate.from(place.validFrom),
    validTo: place.validTo === null ? null : Temporal.PlainDate.from(place.validTo),
  }));
  let added = 0;
  for (const part of inParts(rows)) {
    const done = await tx
      .insertInto('place')
      .values(part)
      .onConflict((conflict) => conflict.columns(['code', 'validFrom']).doNothing())
      .returning('code')
      .execute();
    added += done.length;
  }
  const successions = places.flatMap((place) =>
    place.successors.map((successorCode) => ({
      predecessorCode: place.code,
      successorCode,
      onDate: dayAfter(place.validTo!),
      document: place.document,
    })),
  );
  for (const part of inParts(successions)) {
    await tx
      .insertInto('placeSuccession')
      .values(part)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return added;
}

/** Adds the units that are not there yet, with their positions, under parents of their list or already there. */
export async function addUnits(tx: Tx, units: readonly UnitRow[]): Promise<number> {
  const known = await tx
    .selectFrom('unit')
    .select(['id', 'code', 'validFrom', 'validTo', 'agencyId'])
    .execute();
  const ids = new Map(known.map((unit) => [`${unit.code} ${unit.validFrom}`, unit.id]));
  const agencies = new Map(known.map((unit) => [unit.id, unit.agencyId]));
  const lasting = new Map(known.filter((unit) => unit.validTo === null).map(({ code, id }) => [code, id]));
  const standing = new Map(units.map((unit) => [unit.code, unit]));
  const idOf = (unit: UnitRow) => ids.get(keyOf(unit));

  const added = units.filter((unit) => idOf(unit) === undefined);
  for (const unit of added) ids.set(keyOf(unit), newId());
  const parentOf = (unit: UnitRow) => (unit.parentCode === null ? undefined : standing.get(unit.parentCode));
  const parentIdOf = (unit: UnitRow): string | null => {
    const parent = parentOf(unit);
    if (parent) return idOf(parent)!;
    return unit.parentCode === null ? null : (lasting.get(unit.parentCode) ?? null);
  };
  const agencyOf = (unit: UnitRow): string => {
    const parentId = parentIdOf(unit);
    if (unit.isAgency || parentId === null) return idOf(unit)!;
    return agencies.get(parentId) ?? agencyOf(parentOf(unit)!);
  };
  // Parents before children, agencies before their offices: the references are checked row by row.
  const ordered = added.toSorted((a, b) => depthOf(a) - depthOf(b));
  function depthOf(unit: UnitRow): number {
    const parent = parentOf(unit);
    return parent ? depthOf(parent) + 1 : 0;
  }

  const rows: Insertable<Tables['unit']>[] = ordered.map((unit) => ({
    id: idOf(unit)!,
    code: unit.code,
    name: unit.name,
    nameEn: unit.nameEn,
    shortName: unit.shortName,
    kind: unit.kind,
    level: unit.level,
    parentId: parentIdOf(unit),
    agencyId: agencyOf(unit),
    placeCode: unit.placeCode,
    isAgency: unit.isAgency,
    fields: [...unit.fields],
    validFrom: Temporal.PlainDate.from(unit.validFrom),
    validTo: unit.validTo === null ? null : Temporal.PlainDate.from(unit.validTo),
  }));
  for (const part of inParts(rows)) await tx.insertInto('unit').values(part).execute();

  const positions = ordered.flatMap((unit) =>
    unit.positions.map((position) => ({
      id: newId(),
      unitId: idOf(unit)!,
      code: position.code,
      title: position.title,
      titleEn: position.titleEn,
      roles: [...position.roles],
      validFrom: Temporal.PlainDate.from(unit.validFrom),
    })),
  );
  for (const part of inParts(positions)) await tx.insertInto('position').values(part).execute();

  const successions = ordered.flatMap((unit) =>
    unit.successors.flatMap((code) => {
      const successor = standing.get(code);
      return successor
        ? [
            {
              predecessorId: idOf(unit)!,
              successorId: idOf(successor)!,
              onDate: dayAfter(unit.validTo!),
              document: unit.document,
            },
          ]
        : [];
    }),
  );
  for (const part of inParts(successions)) await tx.insertInto('unitSuccession').values(part).execute();
  return added.length;
}

const keyOf = (unit: UnitRow) => `${unit.code} ${Temporal.PlainDate.from(unit.validFrom)}`;
const dayAfter = (date: string) => Temporal.PlainDate.from(date).add({ days: 1 });

/** Rows in statements of a size PostgreSQL takes parameters for. */
function* inParts<T>(rows: readonly T[], size = 500): Generator<T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
