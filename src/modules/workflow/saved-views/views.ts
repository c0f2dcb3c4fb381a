import { sql } from 'kysely';
import { sitePaths } from '#modules/site/index.ts';
import { type Actor, unitsOf } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';

/** The lists that can be seen in saved ways, and where each stands. */
export const viewedLists = { inbox: sitePaths.inbox, dossiers: sitePaths.dossiers } as const;
export type ViewedList = keyof typeof viewedLists;

export interface SavedView {
  readonly id: string;
  readonly list: ViewedList;
  readonly name: string;
  /** The filters of the list as its address has them; never a place in it. */
  readonly query: string;
  readonly officerId: string;
  readonly unitId: string | null;
  readonly isDefault: boolean;
}

export const mostViews = 20;

/** The officer's own views and those of their units, by name. */
export async function listViews(
  db: Database | Tx,
  actor: Actor,
  list: ViewedList,
): Promise<readonly SavedView[]> {
  const rows = await db
    .selectFrom('workSavedView')
    .leftJoin('workDefaultView', (join) =>
      join
        .onRef('workDefaultView.viewId', '=', 'workSavedView.id')
        .on('workDefaultView.officerId', '=', actor.id),
    )
    .select(['id', 'name', 'query', 'workSavedView.officerId', 'unitId'])
    .select(sql<boolean>`work_default_view.view_id is not null`.as('isDefault'))
    .where('workSavedView.list', '=', list)
    .where((is) =>
      is.or([
        is('workSavedView.officerId', '=', actor.id),
        is('unitId', '=', sql<string>`any(${[...unitsOf(actor)]}::uuid[])`),
      ]),
    )
    .orderBy(sql`name collate "vi-x-icu"`)
    .orderBy('id')
    .limit(mostViews)
    .execute();
  return rows.map((row) => ({ ...row, list }));
}

/** What was typed, chosen or followed, as a view keeps it: filters that say something, and no place in the list. */
export function tidyQuery(query: string): string {
  const asked = [...new URLSearchParams(query)].filter(
    ([name, value]) => value.trim() !== '' && name !== 'sau' && name !== allWord,
  );
  return new URLSearchParams(asked).toString();
}

/** Stands in an address where a list is wanted whole, whatever view it usually opens with. */
export const allWord = 'tat-ca';

/** What stands behind the question mark of an address. */
export const queryIn = (url: string): string => url.split('?')[1] ?? '';

export const viewHref = (list: ViewedList, query: string): string =>
  `${viewedLists[list]}?${query || `${allWord}=1`}`;
