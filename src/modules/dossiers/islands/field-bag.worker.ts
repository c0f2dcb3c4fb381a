import { fieldPaths } from '../field/paths.ts';
import { keptPage } from '../offline/kept-pages.ts';
import { takeOver, worker } from '../offline/service-worker.ts';

// Stands before the one page that opens without a line. It holds nobody's data: what is along is sealed, and the page alone opens it.
takeOver();

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin || request.method !== 'GET') return;
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => kept(fieldPaths.device)));
  else if (pathname.startsWith('/assets/')) event.respondWith(fromKept(request, pathname));
});

const fromKept = async (request: Request, path: string) =>
  (await keptPage(path, 'field-bag')) ?? fetch(request);

async function kept(path: string): Promise<Response> {
  const page = await keptPage(path, 'field-bag');
  if (!page) throw new TypeError(`${path} is not kept`);
  return page;
}
