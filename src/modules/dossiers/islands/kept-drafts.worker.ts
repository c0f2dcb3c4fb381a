import { openStore } from '../offline/browser-store.ts';
import type { KeptField } from '../offline/kept.ts';
import { keptPage } from '../offline/kept-pages.ts';
import { sendQueue, tellPages } from '../offline/send-queue.ts';
import { takeOver, worker } from '../offline/service-worker.ts';
import { citizenPaths } from '../paths.ts';

// Stands before the pages of drafts alone. With a line it hands on what is asked; without, it shows what was kept and
// keeps what is posted.
takeOver();
// The browser calls when the line is back, also when no page is open any more.
worker.addEventListener('sync', (event) => event.waitUntil(openStore().then(sendQueue)));

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method === 'GET') {
    if (request.mode === 'navigate') event.respondWith(showPage(request, pathname));
    else if (pathname.startsWith('/assets/')) event.respondWith(fromKept(request, pathname));
    else event.respondWith(fetch(request).catch(() => fromKept(request, pathname)));
    return;
  }
  const [, draftId, stage] = /^\/to-khai\/([^/]+)\/(?:buoc\/([^/]+)|nop)$/.exec(pathname) ?? [];
  if (request.mode === 'navigate' && draftId) event.respondWith(sendOrKeep(request, draftId, stage ?? null));
});

const fromKept = async (request: Request, path: string) => (await keptPage(path)) ?? fetch(request);

async function showPage(request: Request, path: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const [, draftId = ''] = /^\/to-khai\/([^/]+)/.exec(path) ?? [];
    const kept = (await keptPage(path)) ?? (await keptPage(citizenPaths.offline(draftId)));
    if (!kept) throw error;
    return kept;
  }
}

/** Behind what waits already a post waits too: the server gets them in the order in which they were made. */
async function sendOrKeep(request: Request, draftId: string, stage: string | null): Promise<Response> {
  const store = await openStore();
  if (!(await store.draft(draftId))) return fetch(request);
  const copy = request.clone();
  const hasQueue = (await store.posts()).some((post) => post.draftId === draftId);
  if (!hasQueue) {
    try {
      return await fetch(request);
    } catch {
      // There is no line: it is kept.
    }
  }
  const fields = [...(await copy.formData())] as KeptField[];
  const next = fields.find(([name]) => name === 'keptNext')?.[1];
  await store.keepPost({
    key: crypto.randomUUID(),
    draftId,
    stage,
    fields: fields.filter(([name, value]) => name !== 'keptNext' && !isNoFile(value)),
    state: 'waiting',
  });
  tellPages();
  if (hasQueue) await sendQueue(store).catch(() => false);
  await worker.registration.sync?.register('kept-drafts').catch(() => {});
  const isOwn = typeof next === 'string' && next.startsWith(citizenPaths.drafts);
  return Response.redirect(isOwn ? next : citizenPaths.offline(draftId), 303);
}

/** A box for a file that was left empty. */
const isNoFile = (value: string | File) => typeof value !== 'string' && value.size === 0 && value.name === '';
