import { committed, done } from './indexed-db.ts';
import { type KeptDraft, type KeptPost, placeOf } from './kept.ts';
import type { KeptStore } from './send-kept.ts';

/** The browser's own store of kept drafts; pages and the service worker see the same. */
export interface BrowserStore extends KeptStore {
  putDraft(draft: KeptDraft): Promise<void>;
  drafts(): Promise<readonly KeptDraft[]>;
  keepPost(post: KeptPost): Promise<void>;
}

export async function openStore(): Promise<BrowserStore> {
  const db = await opened();
  const read = <T>(name: 'drafts' | 'posts') =>
    done<T[]>(db.transaction(name).objectStore(name).getAll() as IDBRequest<T[]>);
  const posts = () => read<KeptPost>('posts');
  /** Reads and writes in one transaction: a page and the worker do not overwrite each other. */
  const changePosts = (change: (all: readonly KeptPost[], store: IDBObjectStore) => void) => {
    const transaction = db.transaction('posts', 'readwrite');
    const store = transaction.objectStore('posts');
    const all = store.getAll();
    all.onsuccess = () => change(all.result as KeptPost[], store);
    return committed(transaction);
  };
  return {
    posts,
    drafts: () => read<KeptDraft>('drafts'),
    draft: (id) =>
      done(db.transaction('drafts').objectStore('drafts').get(id) as IDBRequest<KeptDraft | undefined>),
    async putDraft(draft) {
      const transaction = db.transaction('drafts', 'readwrite');
      transaction.objectStore('drafts').put(draft);
      await committed(transaction);
    },
    async changeDraft(id, change) {
      const transaction = db.transaction('drafts', 'readwrite');
      const store = transaction.objectStore('drafts');
      const found = store.get(id);
      found.onsuccess = () => found.result && store.put({ ...found.result, ...change });
      await committed(transaction);
    },
    keepPost: (post) =>
      changePosts((all, store) => {
        const order = placeOf(all, post);
        store.put(order === undefined ? post : { ...post, order });
      }),
    removePost: (post) =>
      changePosts((all, store) => {
        const there = all.find(({ order }) => order === post.order);
        if (there?.key === post.key) store.delete(there.order!);
      }),
    markStale: (draftId) =>
      changePosts((all, store) => {
        for (const post of all) {
          if (post.draftId !== draftId) continue;
          if (post.stage === null) store.delete(post.order!);
          else store.put({ ...post, state: 'stale' });
        }
      }),
    async forget(draftId) {
      const transaction = db.transaction('drafts', 'readwrite');
      transaction.objectStore('drafts').delete(draftId);
      await committed(transaction);
      await changePosts((all, store) => {
        for (const post of all) if (post.draftId === draftId) store.delete(post.order!);
      });
    },
  };
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open('kept-drafts', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('drafts', { keyPath: 'id' });
    request.result.createObjectStore('posts', { keyPath: 'order', autoIncrement: true });
  };
  return done(request).then((db) => {
    // What forgets everything must not wait for a page that stands open.
    db.onversionchange = () => db.close();
    return db;
  });
}
