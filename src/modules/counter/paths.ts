import { sitePaths } from '#modules/site/index.ts';

const done = (id: string) => `${sitePaths.walkIn}/ho-so/${id}`;

/** Every address of the counter. */
export const counterPaths = {
  start: (search?: string) =>
    search ? `${sitePaths.walkIn}?${new URLSearchParams({ q: search })}` : sitePaths.walkIn,
  next: `${sitePaths.walkIn}/ke-tiep`,
  form: (procedureCode: string) => `${sitePaths.walkIn}/${procedureCode}`,
  /** After it was taken in. */
  done,
  cash: (id: string) => `${done(id)}/thu-tien`,
  sheets: (id: string) => `${done(id)}/to-phan-cach.pdf`,
  scans: (id: string) => `${done(id)}/ban-quet`,
  comparing: (id: string) => `${done(id)}/doi-chieu`,
  statement: (id: string) => `${done(id)}/to-khai.pdf`,
  /** Of the person whose form it is: read and confirmed on their own phone. */
  confirmation: (token: string) => `/xac-nhan/${token}`,
} as const;
