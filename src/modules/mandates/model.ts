/** Ủy quyền: one person lets another act in dossiers in their name. */
export interface Mandate {
  readonly id: string;
  readonly version: number;
  readonly grantorId: string;
  readonly grantorName: string;
  /** Stated by the grantor, who says that they represent it; verified by nobody. */
  readonly organisationName: string | null;
  readonly organisationTaxCode: string | null;
  /** How the grantor calls the person. */
  readonly agentLabel: string;
  readonly agentId: string | null;
  readonly agentName: string | null;
  /** Null: every procedure, but for `exceptCodes`. */
  readonly procedureCodes: readonly string[] | null;
  readonly exceptCodes: readonly string[];
  readonly validFrom: Temporal.PlainDate;
  /** The last day. */
  readonly validUntil: Temporal.PlainDate;
  readonly linkExpiresAt: Temporal.Instant;
  readonly grantedAt: Temporal.Instant;
  readonly acceptedAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  readonly endedById: string | null;
  /** The signed record, since the acceptance. */
  readonly record: string | null;
}

export type MandateState = 'offered' | 'lapsed' | 'coming' | 'in-force' | 'past' | 'ended';

/** How a mandate stands: `lapsed` was never accepted, `ended` was ended by a side before its last day. */
export function stateOf(mandate: Mandate, now: Temporal.Instant, today: Temporal.PlainDate): MandateState {
  const { endedAt, acceptedAt, linkExpiresAt, validFrom, validUntil } = mandate;
  const isOver = Temporal.PlainDate.compare(today, validUntil) > 0;
  if (endedAt) return 'ended';
  if (!acceptedAt) return isOver || Temporal.Instant.compare(now, linkExpiresAt) >= 0 ? 'lapsed' : 'offered';
  if (isOver) return 'past';
  return Temporal.PlainDate.compare(today, validFrom) < 0 ? 'coming' : 'in-force';
}

/** Accepted, ended by nobody, and the day is one of its days. */
export const isInForce = (mandate: Mandate, on: Temporal.PlainDate): boolean =>
  mandate.acceptedAt !== null &&
  mandate.endedAt === null &&
  Temporal.PlainDate.compare(mandate.validFrom, on) <= 0 &&
  Temporal.PlainDate.compare(on, mandate.validUntil) <= 0;

export const covers = ({ procedureCodes, exceptCodes }: Mandate, code: string): boolean =>
  procedureCodes === null ? !exceptCodes.includes(code) : procedureCodes.includes(code);

/** May still be ended. */
export const isOpen = (state: MandateState): boolean =>
  state === 'offered' || state === 'coming' || state === 'in-force';

/** Whom the agent speaks for: the person, or the organisation by that person. */
export const principalName = ({ grantorName, organisationName }: Mandate): string =>
  organisationName ? `${organisationName} (${grantorName})` : grantorName;

/** Ten digits, or ten and a dependent unit's three (Circular 105/2020/TT-BTC, article 5); or a household's twelve. */
export const isTaxCode = (typed: string): boolean => /^(\d{10}(-\d{3})?|\d{12})$/.test(typed);
