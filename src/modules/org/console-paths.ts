import { sitePaths } from '#modules/site/index.ts';

const withDay = (path: string, on: string | undefined) => (on ? `${path}?ngay=${on}` : path);

/** Addresses of the organisation in the console; a day in the past shows it as it stood then. */
export const consolePaths = {
  home: (on?: string) => withDay(sitePaths.console, on),
  unit: (id: string, on?: string) => withDay(`${sitePaths.console}/don-vi/${id}`, on),
} as const;
