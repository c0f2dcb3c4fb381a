import { usePage } from '#platform/html/index.ts';
import { Button, Disclosure } from '#ui/index.ts';
import { viewPaths } from './view-routes.ts';
import { mostViews, type SavedView, tidyQuery, type ViewedList, viewHref } from './views.ts';

/** Counting stops here: what is more is work enough. */
export const mostCounted = 99;

export interface CountedView extends SavedView {
  readonly count: number;
}

export interface SavedViewsProps {
  readonly list: ViewedList;
  readonly views: readonly CountedView[];
  /** The filters of the page. */
  readonly query: string;
  readonly units: readonly { readonly id: string; readonly name: string }[];
}

/** The ways of looking at this list that were kept, with how much each shows, and what can be done with them. */
export function SavedViews({ list, views, query, units }: SavedViewsProps) {
  const { actor } = usePage();
  const asked = tidyQuery(query);
  const hidden = <input type="hidden" name="list" value={list} />;
  return (
    <nav class="mu-stack" aria-label="Cách xem đã lưu">
      {views.length > 0 && (
        <ul class="mu-row">
          <li>
            <a href={viewHref(list, '')} aria-current={asked === '' ? 'page' : undefined}>
              Tất cả
            </a>
          </li>
          {views.map((view) => (
            <li key={view.id}>
              <a href={viewHref(list, view.query)} aria-current={view.query === asked ? 'page' : undefined}>
                {view.name} ({view.count > mostCounted ? `trên ${mostCounted}` : view.count})
              </a>
            </li>
          ))}
        </ul>
      )}
      <Disclosure summary="Lưu và chọn cách xem">
        <div class="mu-stack">
          {views.length < mostViews && (
            <form class="mu-row" method="post" action={viewPaths.views}>
              {hidden}
              <input type="hidden" name="query" value={asked} />
              <label class="ds-label" for="view-name">
                Tên cho cách xem đang mở
              </label>
              <input class="ds-input" id="view-name" name="name" required maxLength={60} />
              <label class="ds-label" for="view-unit">
                Dành cho
              </label>
              <select class="ds-input" id="view-unit" name="unit">
                <option value="">Riêng tôi</option>
                {units.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
              <Button variant="secondary">Lưu</Button>
            </form>
          )}
          {views.length > 0 && (
            <form class="mu-row" method="post" action={viewPaths.chosen}>
              {hidden}
              <label class="ds-label" for="view-default">
                Khi mở danh sách thì hiện
              </label>
              <select class="ds-input" id="view-default" name="view">
                <option value="">Tất cả</option>
                {views.map(({ id, name, isDefault }) => (
                  <option key={id} value={id} selected={isDefault}>
                    {name}
                  </option>
                ))}
              </select>
              <Button variant="secondary">Ghi</Button>
            </form>
          )}
          {views
            .filter(({ officerId }) => officerId === actor.id)
            .map(({ id, name }) => (
              <form key={id} method="post" action={viewPaths.removal(id)}>
                {hidden}
                <Button variant="tertiary" color="danger">
                  Xóa cách xem “{name}”
                </Button>
              </form>
            ))}
        </div>
      </Disclosure>
    </nav>
  );
}
