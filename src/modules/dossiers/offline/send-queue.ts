import { citizenPaths } from '../paths.ts';
import type { BrowserStore } from './browser-store.ts';
import { bodyOf, type KeptPost } from './kept.ts';
import { sendKept } from './send-kept.ts';

/** Pages hear through it that something was kept or sent. */
export const newsChannel = 'kept-drafts';

/** Sends what waits, from whichever page or worker comes first; the others wait for it and find nothing left. */
export const sendQueue = (store: BrowserStore): Promise<boolean> =>
  navigator.locks.request('kept-drafts', async () => {
    try {
      return await sendKept(store, send);
    } finally {
      tellPages();
    }
  });

export function tellPages(): void {
  const channel = new BroadcastChannel(newsChannel);
  channel.postMessage(null);
  channel.close();
}

async function send(post: KeptPost, version: number) {
  const { draftId, stage, key } = post;
  const path = stage === null ? citizenPaths.keptSubmission(draftId) : citizenPaths.keptStage(draftId, stage);
  const answer = await fetch(path, {
    method: 'POST',
    headers: { accept: 'application/json', 'idempotency-key': key },
    body: bodyOf(post, version),
  });
  return { status: answer.status, body: await answer.json().catch(() => null) };
}
