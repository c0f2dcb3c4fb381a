import type { Proof } from '../../access/proof.ts';

/** Whose session it is: the word for the kind of person, and their id. */
export interface SessionActor {
  readonly kind: string;
  readonly id: string;
}

/** A session as it is stored. Neither the token nor what the person keeps in it can be read from here. */
export interface StoredSession {
  readonly id: string;
  /** SHA-256 of the token, which only the browser holds. */
  readonly tokenHash: Buffer;
  /** Null while no one has signed in: a draft, a flash. */
  readonly actor: SessionActor | null;
  readonly proof: Proof | null;
  /** The values, sealed with a key drawn from the token. */
  readonly sealedValues: Buffer | null;
  readonly createdAt: Temporal.Instant;
  readonly lastSeenAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
}

export interface SessionStore {
  find(tokenHash: Buffer): Promise<StoredSession | undefined>;
  insert(session: StoredSession): Promise<void>;
  /** Replaces everything but the id, unless the token has changed meanwhile: the session was renewed elsewhere. */
  update(previousTokenHash: Buffer, session: StoredSession): Promise<void>;
  /** Only the times, so that a slow request cannot undo a sign-in. */
  touch(id: string, lastSeenAt: Temporal.Instant, expiresAt: Temporal.Instant): Promise<void>;
  delete(id: string): Promise<void>;
  /** Ends all sessions of one person, as when the password changes; `except` is the present one. */
  deleteAllOf(actor: SessionActor, except?: string): Promise<void>;
  deleteExpiredBefore(moment: Temporal.Instant): Promise<number>;
}
