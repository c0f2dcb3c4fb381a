import { citizenPaths } from '../paths.ts';

const drafts = 'kept-drafts';

/**
 * Keeps pages, those of a draft or of another cache, with everything they need: styles, fonts, islands with what these load, the form's rules. A page
 * that the answers do not lead to is not there, and is left out.
 *
 * @throws Error when the first, without which nothing is worth keeping, cannot be had
 */
export async function keepPages(
  [first, ...others]: readonly [string, ...string[]],
  cacheName = drafts,
): Promise<void> {
  const cache = await caches.open(cacheName);
  const seen = new Set<string>();
  async function keep(path: string): Promise<boolean> {
    if (seen.has(path)) return true;
    seen.add(path);
    const isLasting = path.startsWith('/assets/');
    const there = isLasting ? await cache.match(path, { ignoreVary: true }) : undefined;
    const answer = there ?? (await fetch(path));
    if (!answer.ok || answer.redirected) return false;
    if (!there) await cache.put(path, answer.clone());
    if (/^(text|application)\//.test(answer.headers.get('content-type') ?? '')) {
      await Promise.all(needsOf(await answer.text()).map(keep));
    }
    return true;
  }
  if (!(await keep(first))) throw new Error(`${first} cannot be kept`);
  await Promise.all(others.map(keep));
}

/** Addresses of what a page, a style or a script loads; each names its content, and is quoted or in `url()`. */
const needsOf = (text: string): readonly string[] =>
  [...text.matchAll(/["'(](\/(?:assets|bieu-mau)\/[\w.-]+)["')]/g)].map(([, path]) => path!);

/** The page as it was kept. */
export const keptPage = (path: string, cacheName = drafts): Promise<Response | undefined> =>
  caches.match(path, { cacheName, ignoreSearch: true, ignoreVary: true });

/** Forgets the pages of a draft. */
export async function forgetPages(draftId: string): Promise<void> {
  const cache = await caches.open(drafts);
  for (const request of await cache.keys()) {
    if (new URL(request.url).pathname.startsWith(`${citizenPaths.drafts}${draftId}/`)) {
      await cache.delete(request, { ignoreVary: true });
    }
  }
}
