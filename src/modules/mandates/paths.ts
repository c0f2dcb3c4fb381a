import { sitePaths } from '#modules/site/index.ts';

/** Every address of the module. */
export const mandatePaths = {
  list: () => sitePaths.mandates,
  /** The form, for one procedure where its code is given. */
  granting: (code?: string) =>
    `${sitePaths.mandates}/moi${code ? `?${new URLSearchParams({ 'thu-tuc': code })}` : ''}`,
  end: (id: string) => `${sitePaths.mandates}/${id}/cham-dut`,
  record: (id: string) => `${sitePaths.mandates}/${id}/ban-ghi`,
  /** What the link of a new mandate opens. */
  offer: (token: string) => `/uy-quyen/${token}`,
} as const;
