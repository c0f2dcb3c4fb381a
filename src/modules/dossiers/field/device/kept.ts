import type { Lock, Sealed } from './seal.ts';

/** Whose the device's copies are, and what opens them. */
export interface KeptLock {
  readonly id: 'lock';
  /** The officer's id: nobody else's page reads or sends it. */
  readonly owner: string;
  readonly lock: Lock;
}

/** A dossier along: nothing of it but its id and its day can be read without the passphrase. */
export interface KeptCopy {
  readonly id: string;
  /** ISO 8601: dropped then. */
  readonly until: string;
  readonly sealed: Sealed;
}

/** What is sealed in a copy. */
export interface CopyContent {
  readonly code: string;
  readonly title: string;
  readonly html: string;
}

/** A paper of a dossier along, by its address. */
export interface KeptPaper {
  readonly path: string;
  readonly copyId: string;
  readonly mediaType: string;
  readonly sealed: Sealed;
}

/** What was written down without a line: a form as it will be posted. */
export interface KeptVisit {
  /** Its place in the queue, given by the store. */
  readonly order?: number;
  /** Sent along each time: the server acts on it once. Also what the sealed bytes are about. */
  readonly key: string;
  readonly copyId: string;
  /** With the boundary between its parts. */
  readonly contentType: string;
  readonly sealed: Sealed;
  readonly trouble?: 'refused' | undefined;
}

/** What the server may be keeping for the device. */
export interface CopyOnServer {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly until: string;
}

/** What became of one part of a visit. */
export interface ArrivedAct {
  readonly id: string;
  readonly kind: string;
  readonly state: 'done' | 'held' | 'settled';
}
