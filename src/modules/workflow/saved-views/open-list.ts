import { listUnitNames } from '#modules/org/index.ts';
import { unitsOf } from '#platform/access/actor.ts';
import type { Context } from '#platform/context.ts';
import type { SavedViewsProps } from './saved-views.tsx';
import { listViews, type ViewedList, viewHref } from './views.ts';

/**
 * What a list needs to offer its saved views; or, of a list opened by its bare address, where its usual view is.
 *
 * @param search the question mark of the address and what follows, or nothing
 * @param count how many rows a view shows; may stop at the first beyond what is shown
 */
export async function openList(
  { db, actor }: Context,
  list: ViewedList,
  search: string,
  count: (query: URLSearchParams) => Promise<number>,
): Promise<{ readonly goesTo: string } | { readonly props: SavedViewsProps }> {
  const views = await listViews(db, actor, list);
  const usual = views.find(({ isDefault }) => isDefault);
  if (search === '' && usual) return { goesTo: viewHref(list, usual.query) };
  const unitIds = [...new Set(unitsOf(actor))];
  const [names, counts] = await Promise.all([
    listUnitNames(db, unitIds),
    Promise.all(views.map(({ query }) => count(new URLSearchParams(query)))),
  ]);
  return {
    props: {
      list,
      query: search,
      views: views.map((view, index) => ({ ...view, count: counts[index]! })),
      units: unitIds.map((id) => ({ id, name: names.get(id) ?? '' })),
    },
  };
}
