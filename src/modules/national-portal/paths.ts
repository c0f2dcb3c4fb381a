import { sitePaths } from '#modules/site/index.ts';

const console = sitePaths.nationalPortal;

export interface LogQuery {
  readonly q?: string | undefined;
  readonly state?: string | undefined;
  readonly after?: { readonly at: Temporal.Instant; readonly id: string } | undefined;
}

const listed =
  (path: string) =>
  ({ q, state, after }: LogQuery = {}): string => {
    const query = new URLSearchParams();
    if (q) query.set('q', q);
    if (state) query.set('trang-thai', state);
    if (after) query.set('sau', `${after.at} ${after.id}`);
    return query.size > 0 ? `${path}?${query}` : path;
  };

/** The pages of the line to the national portal, in the console. */
export const portalLinePaths = {
  line: console,
  sent: listed(`${console}/gui`),
  message: (id: string) => `${console}/gui/${id}`,
  resending: (id: string) => `${console}/gui/${id}/gui-lai`,
  received: listed(`${console}/nhan`),
  arrival: (id: string) => `${console}/nhan/${id}`,
  days: `${console}/doi-soat`,
  day: (on: string) => `${console}/doi-soat/${on}`,
  dayResending: (on: string) => `${console}/doi-soat/${on}/gui-lai`,
  proposals: `${console}/thu-tuc`,
  proposal: (code: string) => `${console}/thu-tuc/${code}`,
  takingAll: `${console}/thu-tuc/nhan-tat-ca`,
} as const;

/** One message and what is done about it, in the window from which it was opened. */
export interface ArrivalPaths {
  /** The list it stands in. */
  readonly home: string;
  arrival(id: string): string;
  retry(id: string): string;
  dismissal(id: string): string;
}

const arrivalPaths = (base: string, home: string): ArrivalPaths => ({
  home,
  arrival: (id) => `${base}/${id}`,
  retry: (id) => `${base}/${id}/thu-lai`,
  dismissal: (id) => `${base}/${id}/bo-qua`,
});

export const consoleArrivalPaths = arrivalPaths(
  `${console}/nhan`,
  portalLinePaths.received({ state: 'held' }),
);
/** Where the step of the inbox leads. */
export const deskArrivalPaths = arrivalPaths(sitePaths.portalArrivals, sitePaths.inbox);

const api = '/api/v1/national-portal';

/** The addresses that the portal calls, with its key. */
export const portalApi = {
  arrivals: `${api}/arrivals`,
  result: (messageId: string, index: number | string) => `${api}/messages/${messageId}/results/${index}`,
} as const;
