import { sitePaths } from '#modules/site/index.ts';

const root = sitePaths.mail;

/** Every address of the module. */
export const mailPaths = {
  letters: (after?: string) => `${root}${after ? `?sau=${encodeURIComponent(after)}` : ''}`,
  letter: (id: string) => `${root}/${id}`,
  handling: (id: string) => `${root}/${id}/da-xu-ly`,
  attachment: (id: string, ordinal: string | number) => `${root}/${id}/tep/${ordinal}`,
  dispatch: (id: string) => `${root}/gui/${id}`,
  repetition: (id: string) => `${root}/gui/${id}/gui-lai`,
  closing: (id: string) => `${root}/gui/${id}/cach-khac`,
} as const;
