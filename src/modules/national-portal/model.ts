import type { BlobStore } from '#platform/files/index.ts';
import type { PortalMap } from './mapping/portal-map.ts';
import type { PortalClient } from './portal-client.ts';

/** By this name the program acts for the portal, and the log says so. */
export const portalActorName = 'Cổng Dịch vụ công quốc gia';

export type ArrivalKind = 'dossier' | 'supplement' | 'withdrawal' | 'payment' | 'status' | 'unknown';
export type ArrivalState = 'waiting' | 'taken' | 'held' | 'dismissed';
export type MessageState = 'waiting' | 'delivered' | 'refused';
export type LineName = 'statuses' | 'arrivals';

/** What is told of a dossier as it comes to a status; the person is joined as it is sent. */
export interface StatusFacts {
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly agencyCode: string;
  readonly agencyName: string;
  readonly channel: 'inPerson' | 'online' | 'post';
  readonly submittedAt: string;
  readonly acceptedAt: string | null;
  readonly dueAt: string | null;
  readonly finishedAt: string | null;
  readonly returnedAt: string | null;
  readonly reason: string | null;
  readonly requirements: readonly string[];
  readonly feeVnd: number;
  readonly feePaidVnd: number;
  readonly results: readonly ResultFile[];
}

export interface ResultFile {
  readonly fileId: string;
  readonly name: string;
  readonly sha256: string;
  readonly mediaType: string;
}

/** A message to the portal as it lies in the outbox. */
export interface StatusMessage {
  readonly id: string;
  readonly position: string;
  readonly dossierId: string;
  readonly dossierCode: string;
  readonly externalCode: string | null;
  readonly status: number;
  readonly occurredAt: Temporal.Instant;
  readonly content: StatusFacts;
  readonly attempts: number;
}

/** What a message that cannot be acted on is held for; a person mends the cause and tries again. */
export class Unfit extends Error {
  readonly code: string;
  readonly detail: string;
  constructor(code: string, detail = '') {
    super(`${code}: ${detail}`);
    this.name = 'Unfit';
    this.code = code;
    this.detail = detail;
  }
}

/** What may be well by itself a little later: the dossier it is about has not come, a file cannot be fetched. */
export class NotYet extends Unfit {}

export interface PortalServices {
  readonly blobs: BlobStore;
  readonly map: PortalMap;
  /** Null while no portal is connected: pages still show what there was. */
  readonly client: PortalClient | null;
  /** Which the portal shows as it pushes to us or fetches a result; null takes nothing pushed. */
  readonly key: string | null;
  readonly baseUrl: string;
}
