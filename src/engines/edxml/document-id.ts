import { writeDate } from './edxml-time.ts';

/** What a document is known by among agencies: `000.00.00.G22,2015/09/30,7816/VPCP-TTĐT`. */
export const documentId = (organId: string, on: Temporal.PlainDate, code: string): string =>
  `${organId},${writeDate(on)},${code}`;

/** Number and notation as printed: 7816/VPCP-TTĐT. */
export const printedCode = ({
  number,
  notation,
}: {
  readonly number?: string | undefined;
  readonly notation?: string | undefined;
}): string => [number, notation].filter(Boolean).join('/');
