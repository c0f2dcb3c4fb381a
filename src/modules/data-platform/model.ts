import type { EnvelopeSigner } from '#engines/edxml/index.ts';
import type { AddressRules } from './calls/address-rules.ts';
import type { Change, ContractChange } from './contracts/compare-contracts.ts';
import type { Operation } from './contracts/contract-document.ts';

export type { Change, ContractChange, Operation };

/** What an agency shares. */
export interface Service {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly title: string;
  readonly agencyId: string;
  readonly keeperUnitId: string;
  readonly state: 'open' | 'closed';
  readonly timeoutMs: number;
  readonly capacity: number;
}

/** A published version of what it shares, without the document. */
export interface Contract {
  readonly id: string;
  readonly serviceId: string;
  readonly major: number;
  readonly minor: number;
  readonly sha256: string;
  readonly operations: readonly Operation[];
  readonly changes: readonly ContractChange[];
  readonly address: string | null;
  readonly testAddress: string | null;
  readonly publishedAt: Temporal.Instant;
  readonly publishedBy: string;
}

/** An agency's system that calls. */
export interface Client {
  readonly id: string;
  readonly version: number;
  readonly system: string;
  readonly name: string;
  readonly agencyId: string;
  readonly keeperUnitId: string;
  readonly state: 'active' | 'suspended';
  readonly perSecond: number;
  readonly burst: number;
  readonly dailyCalls: number | null;
}

export type GrantState = 'asked' | 'granted' | 'declined' | 'revoked';

/** Leave for a client to call one operation for one purpose. */
export interface Grant {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly clientId: string;
  readonly serviceId: string;
  readonly major: number;
  readonly operation: string;
  readonly purpose: string;
  readonly lawBasis: string;
  readonly scope: 'all' | 'own';
  readonly state: GrantState;
  readonly validFrom: Temporal.PlainDate;
  readonly validTo: Temporal.PlainDate | null;
  readonly askedAt: Temporal.Instant;
  readonly askedBy: string | null;
  readonly askedByName: string;
  readonly decidedAt: Temporal.Instant | null;
  readonly decidedByName: string | null;
  readonly note: string | null;
}

/** Whether a grant holds on the day. */
export const isInForce = (
  { state, validFrom, validTo }: Pick<Grant, 'state' | 'validFrom' | 'validTo'>,
  on: Temporal.PlainDate,
): boolean =>
  state === 'granted' &&
  Temporal.PlainDate.compare(validFrom, on) <= 0 &&
  (validTo === null || Temporal.PlainDate.compare(on, validTo) <= 0);

/** The service of the province's own facts; the program makes its contract. */
export const ownEvents = 'su-kien';

/** What may be done with a grant, by its state. */
export const grantCan = {
  decide: ({ state }: Pick<Grant, 'state'>) => state === 'asked',
  revoke: ({ state }: Pick<Grant, 'state'>) => state === 'granted',
} as const;

/** What the gateway asks of its house. */
export interface PlatformServices {
  /** The key of the axis: signs the log, and tells providers who calls. */
  readonly signer: EnvelopeSigner;
  /** 64 hex digits: secrets of webhooks and hashes of subjects are drawn from it. */
  readonly secret: string;
  readonly rules: AddressRules;
  /** Whether a proxy before us checks client certificates and says so (RFC 9440). */
  readonly trustsProxy: boolean;
}
