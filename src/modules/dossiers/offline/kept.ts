/** A draft that its owner's browser keeps for when the line is down. */
export interface KeptDraft {
  readonly id: string;
  /** The account's id: nobody else's page reads or sends it. */
  readonly owner: string;
  /** The draft's version as this browser knows it; what waits is sent upon it. */
  readonly version: number;
  /** ISO 8601. */
  readonly keptAt: string;
  /** What the person has to do before anything more is sent. */
  readonly trouble?: 'sign-in' | 'incomplete' | 'refused' | undefined;
  /** Where the receipt is, once the application has become a dossier. */
  readonly receipt?: string | undefined;
  /** Whether something that waited has arrived since the person last looked. */
  readonly hasSent?: boolean | undefined;
}

/** A page that was posted while there was no line. */
export interface KeptPost {
  /** Its place in the queue, given by the store. */
  readonly order?: number;
  /** Sent along each time: the server acts on it once (`Idempotency-Key`). */
  readonly key: string;
  readonly draftId: string;
  /** Null: the application as a whole is sent. */
  readonly stage: string | null;
  readonly fields: readonly KeptField[];
  /** `stale`: the draft has become another meanwhile; the person has to look at what was typed again. */
  readonly state: 'waiting' | 'stale';
}

export type KeptField = readonly [name: string, value: string | File];

/** What the server says of a stage: taken with mistakes is taken too, for a draft may be wrong. */
export interface StageAnswer {
  readonly state: 'taken' | 'incomplete' | 'stale';
  readonly version: number;
}

export interface SubmissionAnswer {
  readonly receipt: string;
}

/** What comes of a post that was sent. */
export type Outcome =
  | { readonly kind: 'taken'; readonly change: Partial<KeptDraft> }
  | { readonly kind: 'stale' }
  | { readonly kind: 'stopped'; readonly trouble: 'sign-in' }
  | { readonly kind: 'gone' }
  /** The line or the server is not there yet. */
  | { readonly kind: 'later' };

export function outcomeOf(post: Pick<KeptPost, 'stage'>, status: number, body: unknown): Outcome {
  if (status === 200) return taken(post, body);
  if (status === 401) return { kind: 'stopped', trouble: 'sign-in' };
  if (status === 404 || status === 403) return { kind: 'gone' };
  if (status === 422) return { kind: 'taken', change: { trouble: 'incomplete' } };
  if (status >= 500 || status === 429 || status === 408) return { kind: 'later' };
  // Too large a file, someone else's part still awaited: sending it again would not help.
  return { kind: 'taken', change: { trouble: 'refused' } };
}

function taken({ stage }: Pick<KeptPost, 'stage'>, body: unknown): Outcome {
  if (stage === null) {
    const { receipt } = body as SubmissionAnswer;
    return { kind: 'taken', change: { receipt, trouble: undefined, hasSent: true } };
  }
  const { state, version } = body as StageAnswer;
  if (state === 'stale') return { kind: 'stale' };
  const trouble = state === 'incomplete' ? 'incomplete' : undefined;
  return { kind: 'taken', change: { version, hasSent: true, ...(trouble && { trouble }) } };
}

/** The post of a stage says all of it: one that still waits is replaced by the next, in its place in the queue. */
export const placeOf = (posts: readonly KeptPost[], { draftId, stage }: KeptPost): number | undefined =>
  posts.find((post) => post.draftId === draftId && post.stage === stage)?.order;

export interface Place {
  readonly id: string;
  readonly href: string;
}

/** Where a button leads by itself: the way through the stages, as the answers have it. */
export function nextPlace(action: string, current: string, way: readonly Place[]): string | undefined {
  const at = way.findIndex(({ id }) => id === current);
  const step = action === 'continue' ? 1 : action === 'back' ? -1 : 0;
  return (way[at + step] ?? way[at])?.href;
}

/** What is sent: the fields as they were typed, upon the version that the earlier ones have led to. */
export function bodyOf({ fields }: Pick<KeptPost, 'fields'>, version: number): FormData {
  const body = new FormData();
  for (const [name, value] of fields) if (name !== 'version') body.append(name, value);
  body.append('version', String(version));
  return body;
}
