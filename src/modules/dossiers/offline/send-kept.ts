import { type KeptDraft, type KeptPost, outcomeOf } from './kept.ts';

/** Where drafts and posts lie: IndexedDB in a browser. */
export interface KeptStore {
  draft(id: string): Promise<KeptDraft | undefined>;
  /** Changes a draft that is kept; nothing when it is not. */
  changeDraft(id: string, change: Partial<KeptDraft>): Promise<void>;
  /** In the order in which they were kept. */
  posts(): Promise<readonly KeptPost[]>;
  /** Nothing, when the post was replaced since it was read. */
  removePost(post: KeptPost): Promise<void>;
  /** Its stages must be looked at again; it is not sent as a whole unseen. */
  markStale(draftId: string): Promise<void>;
  forget(draftId: string): Promise<void>;
}

export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Sends what waits, in order, each once: a post leaves the queue when its answer is here, and one whose answer was lost is sent
 * again under its key. What is in the way of one draft does not hold up another.
 *
 * @param send posts it; throws when there is no line
 * @returns whether nothing is left for a later attempt
 */
export async function sendKept(
  store: KeptStore,
  send: (post: KeptPost, version: number) => Promise<Answered>,
): Promise<boolean> {
  const held = new Set<string>();
  const posts = await store.posts();
  const isUnseen = (draftId: string) =>
    posts.some((post) => post.draftId === draftId && post.state === 'stale');
  for (const post of posts) {
    const { draftId } = post;
    const draft = await store.draft(draftId);
    if (!draft || held.has(draftId) || post.state === 'stale') continue;
    if (post.stage === null && isUnseen(draftId)) continue;
    const { status, body } = await send(post, draft.version);
    const outcome = outcomeOf(post, status, body);
    if (outcome.kind === 'later') return false;
    if (outcome.kind !== 'taken') held.add(draftId);
    if (outcome.kind === 'stopped') await store.changeDraft(draftId, { trouble: outcome.trouble });
    if (outcome.kind === 'stale') await store.markStale(draftId);
    if (outcome.kind === 'gone') await store.forget(draftId);
    if (outcome.kind === 'taken') {
      await store.changeDraft(draftId, outcome.change);
      await store.removePost(post);
    }
  }
  return true;
}
