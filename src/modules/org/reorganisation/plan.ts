import { mappingOf, type Pack, PackFault, type PackFile } from '#platform/packs/index.ts';
import { type PlaceRow, readPlaces, readPlacesOf } from '../import/read-places.ts';
import { readUnitsOf, type UnitRow } from '../import/read-units.ts';

/** What a decision makes of the units of a province from a day on. */
export interface ReorganisationPlan {
  /** "Nghị quyết số 12/NQ-HĐND ngày 20/11/2026": the act that orders it. */
  readonly document: string;
  /** The first day of the new order. */
  readonly on: Temporal.PlainDate;
  readonly places: readonly PlaceRow[];
  /** Places that end, and in which they do. */
  readonly placeSuccessions: readonly Succession[];
  readonly units: readonly UnitRow[];
  readonly renames: readonly Rename[];
  readonly successions: readonly Succession[];
}

/** A unit that keeps its code, its offices and its people under another name. */
export interface Rename {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly shortName: string;
}

/** Who takes over from a unit that ends; of several, each office of the old finds its own in one of them. */
export interface Succession {
  readonly from: string;
  readonly to: readonly string[];
}

/**
 * Reads a plan (docs/guides/reorganise.md). Units are written as in a pack's `units/*.yaml`, by its templates; what is
 * not said of the offices of an ended agency is found by their kind and fields.
 *
 * @throws PackFault that names what is wrong
 */
export function readReorganisation(file: PackFile, pack: Pack): ReorganisationPlan {
  const plan = mappingOf(file, file.value);
  const { document, on } = plan;
  if (typeof document !== 'string') throw new PackFault(file.path, 'names no document that orders it');
  if (!/^\d{4}-\d\d-\d\d$/.test(String(on))) throw new PackFault(file.path, '"on" is no date: 2027-01-01');
  const listed = (key: string) => listOf(file, plan, key);
  const begun = (defaults: unknown) => ({
    ...file,
    value: { ...plan, defaults: { validFrom: String(on), ...(defaults as object) } },
  });
  const places = listed('places').length === 0 ? [] : readPlacesOf(begun({}));
  return {
    document,
    on: Temporal.PlainDate.from(String(on)),
    places,
    placeSuccessions: listed('places').flatMap((row) =>
      asCodes(row['replaces']).map((from) => ({ from, to: [String(row['code'])] })),
    ),
    units:
      listed('units').length === 0
        ? []
        : readUnitsOf(begun(plan['defaults']), pack, [...readPlaces(pack), ...places]),
    renames: listed('renames').map((row) => ({
      code: text(file, row, 'unit'),
      name: text(file, row, 'name'),
      nameEn: row['nameEn'] === undefined ? null : String(row['nameEn']),
      shortName: String(row['shortName'] ?? row['name']),
    })),
    successions: listed('successions').map((row) => ({
      from: text(file, row, 'from'),
      to: asCodes(row['to']),
    })),
  };
}

type Row = Readonly<Record<string, unknown>>;

function listOf(file: PackFile, plan: Row, key: string): readonly Row[] {
  const list = plan[key] ?? [];
  if (!Array.isArray(list)) throw new PackFault(file.path, `"${key}" is no list`);
  return list.map((row) => mappingOf(file, row));
}

function text(file: PackFile, row: Row, key: string): string {
  if (row[key] === undefined) throw new PackFault(file.path, `a row has no "${key}"`);
  return String(row[key]);
}

const asCodes = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);
