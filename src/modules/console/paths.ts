import { sitePaths } from '#modules/site/index.ts';

const { consoleForms: forms, consoleProcesses: processes } = sitePaths;
const asking = (path: string, query: Readonly<Record<string, string | undefined>>) => {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
};

/** Every address of the console's forms and processes. A form is named by its procedure's version. */
export const consolePaths = {
  forms: (search?: string) => asking(forms, { q: search }),
  form: (id: string) => `${forms}/${id}`,
  reach: (id: string) => `${forms}/${id}/dieu-kien`,
  trial: (id: string, example?: string) => asking(`${forms}/${id}/dien-thu`, { mau: example }),
  newerForm: (id: string, other?: string) => asking(`${forms}/${id}/ban-moi`, { voi: other }),

  processes: (search?: string) => asking(processes, { q: search }),
  /** By the procedure's code, or `chung-commune`, `chung-province` for the standard ones. */
  process: (key: string) => `${processes}/${key}`,
  bpmn: (key: string) => `${processes}/${key}/bpmn`,
  times: (key: string) => `${processes}/${key}/thoi-gian`,
  sheet: (key: string) => `${processes}/${key}/phieu`,
  drawing: (code: string) => `${processes}/${code}/ve`,
  draft: (code: string) => `${processes}/${code}/ban-ve`,
  check: (code: string) => `${processes}/${code}/kiem-tra`,
  publication: (code: string) => `${processes}/${code}/ban-hanh`,
  /** To the drawing board of the procedure whose code is asked for. */
  ownCopy: () => `${processes}-rieng`,
  /** The dossiers that still run on an older version, to be moved to the one in force. */
  moving: (code: string, number: number | ':number', after?: string) =>
    asking(`${processes}/${code}/ban/${number}/chuyen`, { sau: after }),
  movingCheck: (code: string, number: number | ':number') =>
    `${processes}/${code}/ban/${number}/chuyen/kiem-tra`,
  dossierTimes: (code?: string) => asking(`${processes}-ho-so`, { ma: code }),
} as const;
