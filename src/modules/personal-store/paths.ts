import { sitePaths } from '#modules/site/index.ts';

export const storePaths = {
  /** My papers; from the page after this one's last. */
  own: (after?: string) => sitePaths.personalStore + (after ? `?${new URLSearchParams({ sau: after })}` : ''),
  download: () => `${sitePaths.personalStore}/tai-ve`,
  paper: (id: string) => `${sitePaths.personalStore}/${id}`,
  file: (id: string) => `${sitePaths.personalStore}/${id}/tep`,
  removal: (id: string) => `${sitePaths.personalStore}/${id}/go-bo`,
  withdrawal: (id: string, useId: string) => `${sitePaths.personalStore}/${id}/rut-dong-y/${useId}`,
  /** For the agency that issued or accepted it. */
  desk: (id: string) => `/can-bo/giay-to-trong-kho/${id}`,
  revocation: (id: string) => `/can-bo/giay-to-trong-kho/${id}/thu-hoi`,
} as const;
