import { createHash } from 'node:crypto';
import type { Proof } from '../../access/proof.ts';
import { newId } from '../../database/index.ts';
import type { Flash } from '../../html/index.ts';
import { seal, unseal, type Values } from './sealed-values.ts';
import type { SessionActor, SessionStore, StoredSession } from './session-store.ts';
import { newToken } from './token.ts';

/** How long a session lives unused, and at most. */
export interface SessionLife {
  readonly idle: Temporal.Duration;
  readonly absolute: Temporal.Duration;
}

export const usualLife: SessionLife = {
  idle: Temporal.Duration.from({ hours: 1 }),
  absolute: Temporal.Duration.from({ hours: 12 }),
};

/** Being seen is written down at most this often. */
const touchAfter = Temporal.Duration.from({ minutes: 1 });

const hashOf = (token: string) => createHash('sha256').update(token).digest();

/**
 * A person's stay: who signed in, and small things kept until the next page. Nothing is stored before something is
 * kept, and changes are written once, before the answer leaves (`commit`).
 */
export class Session {
  #stored: StoredSession | undefined;
  #token: string | undefined;
  #values: Record<string, unknown>;
  #actor: SessionActor | null;
  #formerToken: string | null = null;
  #proof: Proof | null;
  /** How the person has just proven who they are; when is known as it is written. */
  #provenBy: string | undefined;
  #isChanged = false;
  #isRenewed = false;
  #isEnded = false;

  private constructor(stored: StoredSession | undefined, token: string | undefined, values: Values) {
    this.#stored = stored;
    this.#token = token;
    this.#values = { ...values };
    this.#actor = stored?.actor ?? null;
    this.#proof = stored?.proof ?? null;
  }

  /** The session of a token; an empty one when there is no token, or its session is unknown or over. */
  static async open(store: SessionStore, token: string | undefined, now: Temporal.Instant): Promise<Session> {
    const stored = token ? await store.find(hashOf(token)) : undefined;
    if (stored && token && Temporal.Instant.compare(stored.expiresAt, now) > 0) {
      return new Session(stored, token, valuesOf(stored, token));
    }
    const empty = new Session(undefined, undefined, {});
    empty.#formerToken = token ?? null;
    return empty;
  }

  /** Safe to log and to record; null until something is kept. */
  get id(): string | null {
    return this.#stored?.id ?? null;
  }

  get actor(): SessionActor | null {
    return this.#actor;
  }

  /** The last time that the person proved to be who they are. */
  get proof(): Proof | null {
    return this.#proof;
  }

  /** Whether the person has just left. */
  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** The token of the session that this browser had, now over: it opens nothing, yet tells whose it was. */
  get formerToken(): string | null {
    return this.#formerToken;
  }

  get(name: string): unknown {
    return this.#values[name];
  }

  /** Keeps a small JSON value; drafts of any worth belong in a table. */
  set(name: string, value: unknown): void {
    this.#values[name] = value;
    this.#isChanged = true;
  }

  delete(name: string): void {
    if (!(name in this.#values)) return;
    delete this.#values[name];
    this.#isChanged = true;
  }

  /** Begins the actor's session under a new token, so that one planted before the sign-in is worth nothing. */
  signIn(actor: SessionActor, provenBy = 'sign-in'): void {
    this.#actor = { kind: actor.kind, id: actor.id };
    this.#isEnded = false;
    this.prove(provenBy);
  }

  /** Notes that whose session it is has proven it once more; under a new token, as a sign-in. */
  prove(by: string): void {
    this.#provenBy = by;
    this.#isRenewed = true;
  }

  /** Ends the session and forgets everything in it. */
  signOut(): void {
    this.#actor = null;
    this.#proof = null;
    this.#provenBy = undefined;
    this.#values = {};
    this.#isChanged = false;
    this.#isRenewed = false;
    this.#isEnded = true;
  }

  /** A message for the next page. */
  flash(tone: Flash['tone'], text: string): void {
    this.set('flashes', [...this.#flashes, { tone, text }]);
  }

  /** The messages for this page; they are shown once. */
  takeFlashes(): readonly Flash[] {
    const flashes = this.#flashes;
    this.delete('flashes');
    return flashes;
  }

  get #flashes(): readonly Flash[] {
    return (this.#values['flashes'] as readonly Flash[] | undefined) ?? [];
  }

  /**
   * Writes what has changed.
   * @returns the token to hand to the browser, null when it should forget its own, undefined when nothing is new
   */
  async commit(
    store: SessionStore,
    life: SessionLife,
    now: Temporal.Instant,
  ): Promise<string | null | undefined> {
    if (this.#isEnded && this.#stored) await store.delete(this.#stored.id);
    if (this.#isEnded) this.#stored = undefined;
    if (this.#isRenewed || this.#isChanged) return this.#write(store, life, now);
    if (this.#isEnded) return null;
    if (this.#stored && isOlder(this.#stored.lastSeenAt, touchAfter, now)) {
      await store.touch(this.#stored.id, now, expiry(this.#stored.createdAt, life, now));
    }
    return undefined;
  }

  async #write(store: SessionStore, life: SessionLife, now: Temporal.Instant): Promise<string | undefined> {
    const previous = this.#stored;
    const token = previous && !this.#isRenewed ? this.#token! : newToken(this.#actor);
    const createdAt = previous && !this.#isRenewed ? previous.createdAt : now;
    const id = previous?.id ?? newId();
    if (this.#provenBy) this.#proof = { by: this.#provenBy, at: now };
    this.#provenBy = undefined;
    const written: StoredSession = {
      id,
      tokenHash: hashOf(token),
      actor: this.#actor,
      proof: this.#proof,
      sealedValues: Object.keys(this.#values).length > 0 ? seal(this.#values, token, id) : null,
      createdAt,
      lastSeenAt: now,
      expiresAt: expiry(createdAt, life, now),
    };
    if (previous) await store.update(previous.tokenHash, written);
    else await store.insert(written);
    const isNew = token !== this.#token;
    this.#stored = written;
    this.#token = token;
    this.#isChanged = this.#isRenewed = this.#isEnded = false;
    return isNew ? token : undefined;
  }
}

/** Values that do not open (another release sealed them otherwise) are lost; the sign-in need not be. */
function valuesOf({ id, sealedValues }: StoredSession, token: string): Values {
  try {
    return sealedValues ? unseal(sealedValues, token, id) : {};
  } catch {
    return {};
  }
}

const isOlder = (then: Temporal.Instant, age: Temporal.Duration, now: Temporal.Instant) =>
  Temporal.Instant.compare(then.add(age), now) <= 0;

function expiry(createdAt: Temporal.Instant, life: SessionLife, now: Temporal.Instant): Temporal.Instant {
  const atMost = createdAt.add(life.absolute);
  const unused = now.add(life.idle);
  return Temporal.Instant.compare(unused, atMost) < 0 ? unused : atMost;
}
