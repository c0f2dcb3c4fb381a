import type { AuthorityLine } from '#engines/letters/index.ts';
import type { Context } from '#platform/context.ts';
import type { Document } from './model.ts';
import { listRevisions } from './revisions.ts';

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
  /** Of what was laid for signing: the file drawn of these words, which is drawn anew when they are laid again. */
  readonly drawnFileId?: string;
}

/** What the present revision of a draft says. */
export async function bodyOf({ db }: Context, { id, revision }: Document): Promise<DraftBody> {
  const present = (await listRevisions(db, id)).find(({ number }) => number === revision);
  return present!.body as DraftBody;
}
