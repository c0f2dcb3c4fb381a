import { randomBytes } from 'node:crypto';
import type { Unit } from '#modules/org/index.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { signingPaths } from '../paths.ts';
import type { OriginalClaims } from '../receipts/receipt.ts';
import type { ReceiptPress } from '../receipts/receipt-press.ts';
import { findOriginalOf, type Original, type OriginalKey } from './original.ts';

export interface NewOriginal {
  readonly subject: { readonly type: string; readonly id: string };
  readonly agency: Pick<Unit, 'id' | 'code' | 'shortName'>;
  /** Number and notation: "07/QĐ-UBND". */
  readonly documentNumber: string;
  /** "Giấy khai sinh". */
  readonly kind: string;
  readonly issuedOn: Temporal.PlainDate;
  /** To whom it is issued, where that is a person: only the initials are kept. */
  readonly holderName?: string | undefined;
}

/** Where papers that carry a code to their original are entered. */
export interface OriginalRegister {
  /**
   * Enters the paper before it is drawn with its number.
   *
   * @returns the code to draw on it, the same however often it is asked for; drawn on another day it is another paper
   */
  enter(ctx: Context, original: NewOriginal): Promise<PaperCode>;
  /** The code of a paper that was entered; nothing of any other. */
  codeOf(db: Database | Tx, key: OriginalKey): Promise<PaperCode | undefined>;
}

/** What is drawn on a paper: the address its code leads to. */
export interface PaperCode {
  readonly qr: string;
}

/** So much of a name keeps the code coarse enough to be scanned from paper. */
const mostLetters = { kind: 40, agency: 30 };

/**
 * @param press signs what papers say of their originals
 * @param baseUrl the address people type, without a slash at the end
 */
export function createOriginalRegister(press: Pick<ReceiptPress, 'sign'>, baseUrl: string): OriginalRegister {
  const codeOf = ({ jws }: Original): PaperCode => ({ qr: baseUrl + signingPaths.original(jws) });
  return {
    async codeOf(db, key) {
      const known = await findOriginalOf(db, key);
      return known && codeOf(known);
    },

    async enter(ctx, { subject, agency, documentNumber, kind, issuedOn, holderName }) {
      const key = {
        subjectType: subject.type,
        subjectId: subject.id,
        agencyId: agency.id,
        documentNumber,
      };
      const known = await findOriginalOf(ctx.db, key);
      if (known?.issuedOn.equals(issuedOn)) return codeOf(known);
      const handle = randomBytes(12).toString('base64url');
      const holderInitials = holderName ? initialsOf(holderName) : null;
      const claims: OriginalClaims = {
        u: handle,
        a: agency.code,
        b: shortened(agency.shortName, mostLetters.agency),
        s: documentNumber,
        k: shortened(kind, mostLetters.kind),
        d: issuedOn.toString(),
        ...(holderInitials && { n: holderInitials }),
      };
      await ctx.db
        .insertInto('signingOriginal')
        .values({
          ...key,
          id: newId(),
          version: 1,
          handle,
          kind,
          holderInitials,
          issuedOn,
          jws: await press.sign(claims, ctx.now()),
          createdAt: ctx.now(),
        })
        .onConflict((conflict) =>
          conflict
            .columns(['subjectType', 'subjectId', 'agencyId', 'documentNumber'])
            .doUpdateSet((column) => ({
              handle: column.ref('excluded.handle'),
              issuedOn: column.ref('excluded.issuedOn'),
              jws: column.ref('excluded.jws'),
            }))
            .whereRef('signingOriginal.issuedOn', '<', 'excluded.issuedOn'),
        )
        .execute();
      return codeOf((await findOriginalOf(ctx.db, key))!);
    },
  };
}

/** "L.T.L." of Lò Thị Lan: enough to see that a code was taken from another's paper, and no name. */
const initialsOf = (name: string): string =>
  name
    .normalize('NFC')
    .split(/\s+/)
    .flatMap((word) => word.match(/^\p{L}/u)?.[0].toUpperCase() ?? [])
    .map((letter) => `${letter}.`)
    .join('');

/** Ends between two words. */
const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/, '')}…`;
