import type { Lists, Option } from '#engines/forms/index.ts';
import { listPlaces } from '#modules/org/index.ts';
import type { Database } from '#platform/context.ts';

/** The lists a form may name in `optionsFrom`, as they stand on the day: provinces and their communes. */
export async function placeLists(db: Database, on: Temporal.PlainDate): Promise<Lists> {
  const option = (place: { code: string; name: string; nameEn: string | null }): Option => ({
    value: place.code,
    label: { vi: place.name, en: place.nameEn ?? place.name },
  });
  const provinces = (await listPlaces(db, 'province', on)).map(option);
  const communes = Map.groupBy(await listPlaces(db, 'commune', on), (place) => place.parentCode ?? '');
  const byProvince = new Map([...communes].map(([code, places]) => [code, places.map(option)]));
  return (name, narrowedTo) => {
    if (name === 'provinces') return provinces;
    if (name === 'communes') return narrowedTo ? byProvince.get(narrowedTo) : undefined;
    return undefined;
  };
}
