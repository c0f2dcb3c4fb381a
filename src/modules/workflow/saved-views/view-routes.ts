import { Type } from 'typebox';
import type { Routes } from '#platform/http/index.ts';
import { refusalText } from '../refused.ts';
import { chooseView, dropView, keepView } from './keep-view.ts';
import { type ViewedList, viewedLists, viewHref } from './views.ts';

const config = { access: 'officer' };
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });

export const viewPaths = {
  views: '/can-bo/cach-xem',
  removal: (id: string) => `/can-bo/cach-xem/${id}/xoa`,
  chosen: '/can-bo/cach-xem/mac-dinh',
} as const;

/** Keeping, removing and choosing ways of looking at a list. */
export const viewRoutes: Routes = (app) => {
  app.post(viewPaths.views, { config }, async ({ ctx, form, session }, reply) => {
    const list = listIn(form);
    const query = form.get('query') ?? '';
    try {
      const kept = await keepView(ctx, {
        list,
        query,
        name: form.get('name') ?? '',
        unitId: form.get('unit') || null,
      });
      session.flash('success', `Đã lưu cách xem “${kept.name}”.`);
    } catch (error) {
      session.flash('warning', refusalText(error));
    }
    return reply.redirect(viewHref(list, query), 303);
  });
  app.post(viewPaths.removal(':id'), { config, schema: { params: ById } }, async (request, reply) => {
    await dropView(request.ctx, request.params.id);
    request.session.flash('success', 'Đã xóa cách xem.');
    return reply.redirect(viewHref(listIn(request.form), ''), 303);
  });
  app.post(viewPaths.chosen, { config }, async ({ ctx, form, session }, reply) => {
    const list = listIn(form);
    await chooseView(ctx, list, form.get('view') || null);
    session.flash('success', 'Đã ghi. Từ nay danh sách mở ra như vậy.');
    return reply.redirect(viewedLists[list], 303);
  });
};

const listIn = (form: URLSearchParams): ViewedList =>
  form.get('list') === 'dossiers' ? 'dossiers' : 'inbox';
