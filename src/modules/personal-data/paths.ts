import { sitePaths } from '#modules/site/index.ts';

export const personalDataPaths = {
  /** Who saw my data. */
  own: () => sitePaths.dataReadings,
} as const;
