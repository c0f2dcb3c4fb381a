import { mappingOf, type Pack, PackFault, type PackFile, rowsOf } from '#platform/packs/index.ts';
import { type Role, roles } from '../model.ts';
import { type PlaceRow, textOrNull, timeImmemorial } from './read-places.ts';

export interface PositionRow {
  readonly code: string;
  readonly title: string;
  readonly titleEn: string | null;
  readonly roles: readonly Role[];
}

export interface UnitRow {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly shortName: string;
  readonly kind: string;
  readonly level: 'province' | 'commune';
  readonly placeCode: string;
  readonly parentCode: string | null;
  readonly isAgency: boolean;
  readonly fields: readonly string[];
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly successors: readonly string[];
  readonly positions: readonly PositionRow[];
  readonly document: string;
}

type Row = Readonly<Record<string, unknown>>;

/** The agencies and offices of a pack, templates written out (packs/README.md, `units/*.yaml`). */
export const readUnits = (pack: Pack, places: readonly PlaceRow[]): readonly UnitRow[] =>
  pack.files('units/*.yaml').flatMap((file) => readUnitsOf(file, pack, places));

/** The units that one file writes, by the pack's templates. */
export function readUnitsOf(file: PackFile, pack: Pack, places: readonly PlaceRow[]): readonly UnitRow[] {
  const templates = new Map(
    pack
      .files('unit-templates/*.yaml')
      .map((file) => [mappingOf(file, file.value)['template'], file] as const),
  );
  const { template, document = file.path } = mappingOf(file, file.value);
  const rows = rowsOf(file, 'units');
  const written =
    template === undefined
      ? rows
      : rows.flatMap((row) => writeOut(templateOf(file, templates, template), row, places));
  return written.map((row) => asUnit(file, row, String(document)));
}

function templateOf(file: PackFile, templates: ReadonlyMap<unknown, PackFile>, name: unknown): PackFile {
  const found = templates.get(name);
  if (!found) throw new PackFault(file.path, `no such template: ${name}`);
  return found;
}

/** The units of a template for one row: `{code}`, `{parent}`, `{place}` and `{placeEn}` filled in. */
function writeOut(template: PackFile, row: Row, places: readonly PlaceRow[]): readonly Row[] {
  const place = placeOf(row, places);
  const words: Readonly<Record<string, string>> = {
    code: String(row['code']),
    parent: String(row['parent']),
    place: place ? place.name.charAt(0).toLowerCase() + place.name.slice(1) : '',
    placeEn: place?.nameEn ?? place?.name ?? '',
  };
  const filled = <T>(value: T): T =>
    JSON.parse(JSON.stringify(value), (_key, part) =>
      typeof part === 'string'
        ? part.replace(/\{(code|parent|place|placeEn)\}/g, (_, word) => words[word]!)
        : part,
    );
  const { level } = mappingOf(template, template.value);
  return rowsOf(template, 'units')
    .filter((unit) => unit['when'] === undefined || unit['when'] === place?.kind)
    .map(({ when: _when, ...unit }) => {
      const body = { level, ...filled(unit) } as Row;
      const inherited = { place: row['place'], validFrom: row['validFrom'], validTo: row['validTo'] };
      return body['code'] === row['code'] ? { ...body, ...row } : { ...body, ...inherited };
    });
}

/** The place as it stood when the unit began, or, of an ended unit, when it ended. */
function placeOf(row: Row, places: readonly PlaceRow[]): PlaceRow | undefined {
  const on = textOrNull(row['validTo']) ?? textOrNull(row['validFrom']) ?? timeImmemorial;
  return places.find(
    (place) =>
      place.code === row['place'] && place.validFrom <= on && (place.validTo === null || place.validTo >= on),
  );
}

function asUnit(file: PackFile, row: Row, document: string): UnitRow {
  for (const key of ['code', 'name', 'kind', 'level', 'place']) {
    if (row[key] === undefined) throw new PackFault(file.path, `${row['code'] ?? 'a unit'} has no ${key}`);
  }
  return {
    code: String(row['code']),
    name: String(row['name']),
    nameEn: textOrNull(row['nameEn']),
    shortName: String(row['shortName'] ?? row['name']),
    kind: String(row['kind']),
    level: row['level'] as UnitRow['level'],
    placeCode: String(row['place']),
    parentCode: textOrNull(row['parent']),
    isAgency: row['isAgency'] === true,
    fields: (row['fields'] as readonly string[] | undefined) ?? [],
    validFrom: textOrNull(row['validFrom']) ?? timeImmemorial,
    validTo: textOrNull(row['validTo']),
    successors: (row['successors'] as readonly string[] | undefined) ?? [],
    positions: ((row['positions'] as readonly Row[] | undefined) ?? []).map((position) =>
      asPosition(file, position),
    ),
    document,
  };
}

function asPosition(file: PackFile, row: Row): PositionRow {
  const held = (row['roles'] as readonly Role[] | undefined) ?? [];
  const unknown = held.find((role) => !roles.includes(role));
  if (unknown) throw new PackFault(file.path, `${row['code']}: no such role: ${unknown}`);
  return {
    code: String(row['code']),
    title: String(row['title']),
    titleEn: textOrNull(row['titleEn']),
    roles: held,
  };
}
