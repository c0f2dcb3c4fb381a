import { committed, done } from '../../offline/indexed-db.ts';
import type { KeptCopy, KeptLock, KeptPaper, KeptVisit } from './kept.ts';
import type { VisitQueue } from './send-visits.ts';

/** The browser's own store of dossiers along. */
export interface BagStore extends VisitQueue {
  lock(): Promise<KeptLock | undefined>;
  putLock(lock: KeptLock): Promise<void>;
  copies(): Promise<readonly KeptCopy[]>;
  /** A copy with its papers, whole or not at all. */
  putCopy(copy: KeptCopy, papers: readonly KeptPaper[]): Promise<void>;
  paper(path: string): Promise<KeptPaper | undefined>;
  /** What was written down with it still waits to be sent. */
  dropCopy(id: string): Promise<void>;
  putVisit(visit: KeptVisit): Promise<void>;
  /** Forgets everything, also what waits. */
  clear(): Promise<void>;
}

const names = ['lock', 'copies', 'papers', 'visits'] as const;
type Name = (typeof names)[number];

export async function openBag(): Promise<BagStore> {
  const db = await opened();
  const store = (name: Name) => db.transaction(name).objectStore(name);
  const write = async (of: readonly Name[], work: (transaction: IDBTransaction) => void) => {
    const transaction = db.transaction(of, 'readwrite');
    work(transaction);
    await committed(transaction);
  };
  const dropPapers = (transaction: IDBTransaction, copyId: string) => {
    const cursor = transaction.objectStore('papers').index('copyId').openCursor(copyId);
    cursor.onsuccess = () => {
      cursor.result?.delete();
      cursor.result?.continue();
    };
  };
  return {
    lock: () => done(store('lock').get('lock') as IDBRequest<KeptLock | undefined>),
    putLock: (lock) => write(['lock'], (all) => all.objectStore('lock').put(lock)),
    copies: () => done(store('copies').getAll() as IDBRequest<KeptCopy[]>),
    putCopy: (copy, papers) =>
      write(['copies', 'papers'], (all) => {
        all.objectStore('copies').put(copy);
        for (const paper of papers) all.objectStore('papers').put(paper);
      }),
    paper: (path) => done(store('papers').get(path) as IDBRequest<KeptPaper | undefined>),
    dropCopy: (id) =>
      write(['copies', 'papers'], (all) => {
        all.objectStore('copies').delete(id);
        dropPapers(all, id);
      }),
    visits: () => done(store('visits').getAll() as IDBRequest<KeptVisit[]>),
    putVisit: (visit) => write(['visits'], (all) => all.objectStore('visits').put(visit)),
    removeVisit: ({ order }) => write(['visits'], (all) => all.objectStore('visits').delete(order!)),
    markRefused: (visit) =>
      write(['visits'], (all) => all.objectStore('visits').put({ ...visit, trouble: 'refused' })),
    clear: () =>
      write(names, (all) => {
        for (const name of names) all.objectStore(name).clear();
      }),
  };
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open('field-bag', 1);
  request.onupgradeneeded = () => {
    const db = request.result;
    db.createObjectStore('lock', { keyPath: 'id' });
    db.createObjectStore('copies', { keyPath: 'id' });
    db.createObjectStore('papers', { keyPath: 'path' }).createIndex('copyId', 'copyId');
    db.createObjectStore('visits', { keyPath: 'order', autoIncrement: true });
  };
  return done(request).then((db) => {
    // What forgets everything must not wait for a page that stands open.
    db.onversionchange = () => db.close();
    return db;
  });
}
