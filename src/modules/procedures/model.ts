/**
 * The record of an administrative procedure (thủ tục hành chính) as the national database publishes it,
 * in one shape for every source: packs, the portal's export, the index.
 */
export interface Procedure {
  /** National code, `d.dddddd`. */
  readonly code: string;
  readonly name: string;
  /** Lĩnh vực, as published: "Hộ tịch". */
  readonly field: string;
  readonly levels: readonly ProcedureLevel[];
  readonly ministry?: string | undefined;
  /** The agency that handles it, as published: "Sở Y tế", "Ủy ban nhân dân cấp xã". */
  readonly agency?: string | undefined;
  readonly audiences: readonly string[];
  readonly decision?: string | undefined;
  readonly kind?: string | undefined;
  readonly channels: readonly ProcedureChannel[];
  readonly components: readonly ProcedureComponent[];
  readonly results: readonly ProcedureResult[];
  readonly legalBases: readonly string[];
  readonly portalUrl?: string | undefined;
  /** Everyday words, life events, abbreviations and English by which people ask for it. */
  readonly keywords: readonly string[];
  readonly nameEn?: string | undefined;
  readonly description?: string | undefined;
  readonly descriptionEn?: string | undefined;
}

export type ProcedureLevel = 'ministry' | 'province' | 'district' | 'commune' | 'other';
export type ChannelKind = 'inPerson' | 'online' | 'post';
export type TimeUnit = 'workingDay' | 'day' | 'hour' | 'month';

/** How one channel takes the dossier, how long and for how much. */
export interface ProcedureChannel {
  readonly kind: ChannelKind;
  readonly timeLimit?: TimeLimit | undefined;
  /** True when the source says "Miễn phí"; an empty `fees` alone says nothing. */
  readonly isFree: boolean;
  readonly fees: readonly ProcedureFee[];
}

/** `isUnitConfirmed` is false where the source showed a bare number: an administrator confirms it. */
export interface TimeLimit {
  readonly amount: number;
  readonly unit: TimeUnit;
  readonly isUnitConfirmed: boolean;
}

export interface ProcedureFee {
  readonly amountVnd: number;
  readonly note?: string | undefined;
}

/** A paper of the dossier (thành phần hồ sơ); `case` names the circumstances in which it is asked (trường hợp). */
export interface ProcedureComponent {
  readonly name: string;
  readonly originals: number;
  readonly copies: number;
  readonly formFile?: string | undefined;
  readonly case?: string | undefined;
  /** camelCase, unique in the procedure: the name by which a form's file field asks for it. */
  readonly code?: string | undefined;
  /** `show`: only looked at, never kept. */
  readonly obligation?: 'submit' | 'show' | undefined;
  /** The database that answers instead: the paper must not be asked for (NĐ 224/2026/NĐ-CP Điều 18(4)). */
  readonly dataSource?:
    | { readonly database: string; readonly owner: string; readonly legalBasis: string }
    | undefined;
  /** KQ.Gxx.nnnnnn, where the paper is the result of another procedure. */
  readonly result?: string | undefined;
}

export interface ProcedureResult {
  readonly name: string;
  /** KQ.Gxx.nnnnnn */
  readonly code?: string | undefined;
  /** What of it goes into a person's wallet; nothing where it stays a paper. */
  readonly attestation?: ProcedureAttestation | undefined;
}

/** A result as a digital attestation: what it says, claim by claim. */
export interface ProcedureAttestation {
  readonly name: { readonly vi: string; readonly en: string };
  /** Months from its issue for which it holds; without it until it is taken back. */
  readonly validMonths?: number | undefined;
  readonly claims: readonly AttestedClaim[];
}

/** From an answer of the application by its path, or from the result itself. */
export interface AttestedClaim {
  readonly name: string;
  readonly label: { readonly vi: string; readonly en: string };
  readonly answer?: string | undefined;
  readonly result?: 'number' | 'issuedOn' | 'agency' | undefined;
}
