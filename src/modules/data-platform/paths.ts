import { sitePaths } from '#modules/site/index.ts';

const console = sitePaths.dataPlatform;
const catalogue = sitePaths.dataServices;

export interface CallQuery {
  readonly service?: string | undefined;
  readonly client?: string | undefined;
  readonly outcome?: string | undefined;
  /** Whose data: a number, never written in an address of ours. */
  readonly on?: string | undefined;
  readonly after?: { readonly at: Temporal.Instant; readonly id: string } | undefined;
}

/** The pages of the data platform. */
export const platformPaths = {
  catalogue,
  catalogued: (name: string) => `${catalogue}/${name}`,
  document: (name: string, version: string) => `${catalogue}/${name}/${version}/openapi.json`,
  schema: (name: string, version: string, schema: string) =>
    `${catalogue}/${name}/${version}/schemas/${schema}`,

  overview: console,
  services: `${console}/dich-vu`,
  service: (id: string) => `${console}/dich-vu/${id}`,
  contract: (id: string) => `${console}/dich-vu/${id}/dac-ta`,
  run: (id: string) => `${console}/dich-vu/${id}/kiem-thu`,
  clients: `${console}/he-thong`,
  client: (id: string) => `${console}/he-thong/${id}`,
  keys: (id: string) => `${console}/he-thong/${id}/khoa`,
  certificates: (id: string) => `${console}/he-thong/${id}/chung-thu`,
  credential: (id: string, credentialId: string) => `${console}/he-thong/${id}/khoa/${credentialId}/thu-hoi`,
  requests: (id: string) => `${console}/he-thong/${id}/yeu-cau`,
  subscription: (id: string, subscriptionId: string) => `${console}/he-thong/${id}/dang-ky/${subscriptionId}`,
  grant: (id: string) => `${sitePaths.gatewayGrants}/${id}`,
  revocation: (id: string) => `${sitePaths.gatewayGrants}/${id}/thu-hoi`,
  discrepancy: (id: string) => `${sitePaths.gatewayDiscrepancies}/${id}`,
  calls(asked: CallQuery = {}): string {
    const query = new URLSearchParams();
    if (asked.service) query.set('dich-vu', asked.service);
    if (asked.client) query.set('he-thong', asked.client);
    if (asked.outcome) query.set('ket-qua', asked.outcome);
    if (asked.on) query.set('ngay', asked.on);
    if (asked.after) query.set('sau', `${asked.after.at.toString()} ${asked.after.id}`);
    return query.size > 0 ? `${console}/nhat-ky?${query}` : `${console}/nhat-ky`;
  },
  subjectCalls: `${console}/nhat-ky/theo-nguoi`,
  call: (id: string) => `${console}/nhat-ky/${id}`,
  proof: (id: string) => `${console}/nhat-ky/${id}/bang-chung.json`,
} as const;

const api = '/lgsp';

/** What clients' systems call. */
export const platformApi = {
  service: (name: string, path: string) => `${api}/${name}${path}`,
  events: `${api}/events`,
  subscriptions: `${api}/subscriptions`,
  subscription: (id: string) => `${api}/subscriptions/${id}`,
  replay: (id: string) => `${api}/subscriptions/${id}/replay`,
  expectations: `${api}/expectations`,
  expectation: (id: string) => `${api}/expectations/${id}`,
  calls: `${api}/calls`,
  proof: (id: string) => `${api}/calls/${id}/proof`,
} as const;
