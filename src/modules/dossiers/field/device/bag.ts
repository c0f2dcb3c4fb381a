import { keepPages } from '../../offline/kept-pages.ts';
import { fieldPaths } from '../paths.ts';
import type { BagStore } from './bag-store.ts';
import type { CopyContent, CopyOnServer, KeptCopy, KeptPaper, KeptVisit } from './kept.ts';
import { seal, unseal } from './seal.ts';

const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const decode = (bytes: ArrayBuffer) => JSON.parse(new TextDecoder().decode(bytes));

/** Pages hear through it that something was sent. */
const sending = 'field-bag';

export interface Fetched {
  /** Codes of dossiers that moved before the device had them: they must be taken along anew. */
  readonly moved: readonly string[];
}

/**
 * Brings the device in line with the server: what is not along any more is dropped, what is along and not here is fetched and
 * sealed, with its papers.
 *
 * @throws TypeError when there is no line
 */
export async function fetchBag(store: BagStore, key: CryptoKey): Promise<Fetched> {
  await keepPages([fieldPaths.device], 'field-bag');
  const listed = (await (await asked(fieldPaths.copies)).json()) as readonly CopyOnServer[];
  const here = new Set((await store.copies()).map(({ id }) => id));
  for (const id of here) if (!listed.some((copy) => copy.id === id)) await store.dropCopy(id);
  const moved: string[] = [];
  for (const copy of listed) {
    if (here.has(copy.id)) continue;
    const answer = await fetch(fieldPaths.sheet(copy.id), { headers: { accept: 'text/html' } });
    if (answer.status === 409) moved.push(copy.code);
    if (answer.ok) await keep(store, key, copy, await answer.text());
  }
  return { moved };
}

async function keep(store: BagStore, key: CryptoKey, { id, code, title, until }: CopyOnServer, page: string) {
  const sheet = new DOMParser().parseFromString(page, 'text/html').querySelector('[data-field-sheet]')!;
  const papers: KeptPaper[] = [];
  for (const { href } of sheet.querySelectorAll<HTMLAnchorElement>('a[data-field-paper]')) {
    const path = new URL(href, location.href).pathname;
    const answer = await asked(path);
    const mediaType = answer.headers.get('content-type') ?? '';
    papers.push({ path, copyId: id, mediaType, sealed: await seal(key, await answer.arrayBuffer(), path) });
  }
  const content: CopyContent = { code, title, html: sheet.outerHTML };
  await store.putCopy({ id, until, sealed: await seal(key, encode(content), id) }, papers);
}

async function asked(path: string): Promise<Response> {
  const answer = await fetch(path);
  if (!answer.ok || answer.redirected) throw new TypeError(`${path} answered ${answer.status}`);
  return answer;
}

/** Drops what has been kept as long as it may. */
export async function dropPast(store: BagStore, now: number): Promise<void> {
  for (const { id, until } of await store.copies()) if (Date.parse(until) <= now) await store.dropCopy(id);
}

export const contentOf = async (key: CryptoKey, { id, sealed }: KeptCopy): Promise<CopyContent> =>
  decode(await unseal(key, sealed, id));

/** The paper as the browser shows it, for as long as this page stands open. */
export async function paperUrl(key: CryptoKey, { path, mediaType, sealed }: KeptPaper): Promise<string> {
  return URL.createObjectURL(new Blob([await unseal(key, sealed, path)], { type: mediaType }));
}

/** Seals a form as it will be posted, with the time at which it was written. */
export async function keepVisit(
  store: BagStore,
  key: CryptoKey,
  copyId: string,
  form: FormData,
): Promise<void> {
  const own = crypto.randomUUID();
  form.set('key', own);
  form.set('madeAt', new Date().toISOString());
  const body = new Response(form);
  const sealed = await seal(key, await body.arrayBuffer(), own);
  await store.putVisit({ key: own, copyId, contentType: body.headers.get('content-type')!, sealed });
}

/** Posts a visit as the page would have. */
export const postVisit = (key: CryptoKey) => async (visit: KeptVisit) => {
  const answer = await fetch(fieldPaths.acts(visit.copyId), {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': visit.contentType },
    body: await unseal(key, visit.sealed, visit.key),
  });
  return { status: answer.status, body: await answer.json().catch(() => null) };
};

/** One page at a time sends; the others wait for it and find nothing left. */
export const alone = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks.request(sending, work) as Promise<T>;
