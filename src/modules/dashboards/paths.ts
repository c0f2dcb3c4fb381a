import { sitePaths } from '#modules/site/index.ts';

const withMonth = (path: string, month?: string) => (month ? `${path}?thang=${month}` : path);

export const dashboardPaths = {
  /** For everyone: how the agencies of the province keep their word. */
  public: (month?: string) => withMonth(sitePaths.figures, month),
  /** For officers: their own agency. */
  agency: (month?: string) => withMonth(sitePaths.agencyFigures, month),
  /** How content people were: for everyone, and by officer and step for the head of an agency. */
  satisfaction: (month?: string) => withMonth(`${sitePaths.figures}/hai-long`, month),
  ownSatisfaction: (month?: string) => withMonth(`${sitePaths.agencyFigures}/hai-long`, month),
  /** What the past would have been otherwise. */
  simulation: () => `${sitePaths.agencyFigures}/thu-thay-doi`,
  /** The groups of Decision 766/QĐ-TTg: for everyone, for one's own agency, and what would raise a part. */
  publicIndex: (month?: string) => withMonth(`${sitePaths.figures}/bo-chi-so`, month),
  index: (month?: string) => withMonth(`${sitePaths.agencyFigures}/bo-chi-so`, month),
  missing: (agencyId: string, part: string, month?: string) =>
    withMonth(`${sitePaths.agencyFigures}/bo-chi-so/${agencyId}/${part}`, month),
  counted: (agencyId: string, figure: string, month?: string) =>
    withMonth(`${sitePaths.agencyFigures}/${agencyId}/${figure}`, month),
} as const;
