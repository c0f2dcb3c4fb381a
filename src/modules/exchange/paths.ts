import { sitePaths } from '#modules/site/index.ts';

const console = sitePaths.exchange;

export interface LogQuery {
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
  readonly after?: { readonly receivedAt: Temporal.Instant; readonly id: string } | undefined;
}

/** The pages of the axis. */
export const exchangePaths = {
  log(asked: LogQuery = {}): string {
    const query = new URLSearchParams();
    if (asked.q) query.set('q', asked.q);
    if (asked.kind) query.set('loai', asked.kind);
    if (asked.state) query.set('trang-thai', asked.state);
    if (asked.after) query.set('sau', `${asked.after.receivedAt.toString()} ${asked.after.id}`);
    return query.size > 0 ? `${console}?${query}` : console;
  },
  message: (id: string) => `${console}/goi-tin/${id}`,
  envelope: (id: string) => `${console}/goi-tin/${id}/tai-ve`,
  resumption: (id: string, deliveryId: string) => `${console}/goi-tin/${id}/${deliveryId}/gui-lai`,
  quarantine: (q?: string) => (q ? `${console}/cach-ly?${new URLSearchParams({ q })}` : `${console}/cach-ly`),
  held: (id: string) => `${console}/cach-ly/${id}`,
  heldEnvelope: (id: string) => `${console}/cach-ly/${id}/tai-ve`,
  release: (id: string) => `${console}/cach-ly/${id}/nhan-lai`,
  dismissal: (id: string) => `${console}/cach-ly/${id}/bo-qua`,
  participants: `${console}/don-vi`,
  participant: (id: string) => `${console}/don-vi/${id}`,
  credentials: (id: string) => `${console}/don-vi/${id}/khoa-ket-noi`,
} as const;

const api = '/api/v1/exchange';

/** The addresses of participants' systems. */
export const exchangeApi = {
  messages: `${api}/messages`,
  message: (id: string) => `${api}/messages/${id}`,
  deliveries: `${api}/deliveries`,
  content: (id: string) => `${api}/deliveries/${id}/content`,
  acknowledgement: (id: string) => `${api}/deliveries/${id}/acknowledgement`,
  agencies: `${api}/agencies`,
  agency: (code: string) => `${api}/agencies/${code}`,
  uploads: `${api}/uploads`,
  upload: (id: string) => `${api}/uploads/${id}`,
  part: (id: string, number: string) => `${api}/uploads/${id}/parts/${number}`,
  completion: (id: string) => `${api}/uploads/${id}/completion`,
  certificate: `${api}/certificate`,
} as const;

/** Where systems that speak VXP call; the operation follows. */
export const vxpPath = (operation: string): string => `/vxp/${operation}`;
