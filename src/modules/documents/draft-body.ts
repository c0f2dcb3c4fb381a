import type { AuthorityLine } from '#engines/letters/index.ts';

/** Where a document goes: over the axis by the agency's code, to a unit of one's own agency, by mail to an address, or on paper. */
export interface NamedReceiver {
  readonly way: 'axis' | 'unit' | 'mail' | 'paper';
  readonly code: string | null;
  readonly unitId: string | null;
  readonly name: string;
  /** Of what goes by mail. */
  readonly address?: string;
}

/** Who signs, and in whose stead (NĐ 30/2020/NĐ-CP Điều 13). */
export interface NamedSigner {
  readonly officerId: string;
  readonly authority: readonly AuthorityLine[];
  /** Null of an acting head, whose "Q. GIÁM ĐỐC" says it. */
  readonly position: string | null;
  /** Of TUQ. and Q.: the paper that it rests on. */
  readonly basis: string | null;
}

/** What a drafter writes, beside summary and files: kept in each revision. */
export interface DraftBody {
  /** One of the 29 kinds of NĐ 30/2020/NĐ-CP. */
  readonly typeCode: string;
  /** What is said, a paragraph a line; null when it is drawn up elsewhere and uploaded. */
  readonly text: string | null;
  readonly addressees: readonly string[];
  readonly grounds: readonly string[];
  readonly receivers: readonly NamedReceiver[];
  readonly signer: NamedSigner;
  readonly replacesId: string | null;
}
