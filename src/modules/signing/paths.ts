import { sitePaths } from '#modules/site/index.ts';

export const signingPaths = {
  check: () => sitePaths.verification,
  checkApi: () => '/api/v1/signature-checks',
} as const;
