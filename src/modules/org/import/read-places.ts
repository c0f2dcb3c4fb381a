import { mappingOf, type Pack, PackFault, type PackFile, rowsOf } from '#platform/packs/index.ts';

export interface PlaceRow {
  readonly code: string;
  readonly level: 'province' | 'district' | 'commune';
  readonly kind: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly parentCode: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly successors: readonly string[];
  readonly document: string;
}

/** Before our records began. */
export const timeImmemorial = '0001-01-01';

const levels: Readonly<Record<string, PlaceRow['level']>> = {
  province: 'province',
  centralCity: 'province',
  district: 'district',
  provincialCity: 'district',
  town: 'district',
  commune: 'commune',
  ward: 'commune',
  township: 'commune',
  specialZone: 'commune',
};

/** The administrative units of a pack (packs/README.md, `places/*.yaml`). @throws PackFault for an unknown kind */
export function readPlaces(pack: Pack): readonly PlaceRow[] {
  return pack.files('places/*.yaml').flatMap(readPlacesOf);
}

export function readPlacesOf(file: PackFile): readonly PlaceRow[] {
  const document = String(mappingOf(file, file.value)['document'] ?? file.path);
  return rowsOf(file, 'places').map((row) => {
    const kind = String(row['kind']);
    const level = levels[kind];
    if (!level) throw new PackFault(file.path, `${row['code']}: no such kind of place: ${kind}`);
    return {
      code: String(row['code']),
      level,
      kind,
      name: String(row['name']),
      nameEn: textOrNull(row['nameEn']),
      parentCode: textOrNull(row['parent']),
      validFrom: textOrNull(row['validFrom']) ?? timeImmemorial,
      validTo: textOrNull(row['validTo']),
      successors: (row['successors'] as readonly string[] | undefined) ?? [],
      document,
    };
  });
}

export const textOrNull = (value: unknown): string | null =>
  value === undefined || value === null ? null : String(value);
