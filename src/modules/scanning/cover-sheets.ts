import { type Sheet, sheetText } from '#engines/scans/index.ts';

/** A place whose papers are about to be scanned. */
export interface SheetFor {
  readonly code: string;
  /** Said below the code, so that a person can tell the sheet too. */
  readonly about: string;
  readonly papers: readonly { readonly number: number; readonly name: string }[];
}

/** The data of the letter `cover-sheet`: one sheet for each paper. */
export const coverSheets = ({ code, about, papers }: SheetFor) => ({
  sheets: papers.map(({ number, name }) => ({
    ...sheetOf({ subject: code, paper: number }),
    paper: name,
    subject: code,
    about,
  })),
});

/** A set for the drawer: of whichever dossier is being scanned. */
export const reusableSheets = (count: number) => ({
  sheets: Array.from({ length: count }, (_, index) => ({
    ...sheetOf({ subject: null, paper: index + 1 }),
    paper: `Giấy tờ thứ ${index + 1} của hồ sơ đang quét`,
  })),
});

const sheetOf = (sheet: Sheet) => ({
  heading: `Giấy tờ số ${sheet.paper}`,
  code: { qr: sheetText(sheet) },
});
