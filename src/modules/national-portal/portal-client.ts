import type { PortalMap } from './mapping/portal-map.ts';
import { isRaw, pick, pickList, pickText, type Raw } from './mapping/values.ts';

export interface PortalSettings {
  readonly url: string;
  readonly account: string;
  readonly password: string;
  /** By which code the province is known there. */
  readonly agencyCode: string;
}

/** What the portal said of one message. */
export interface PortalVerdict {
  readonly id: string;
  readonly outcome: 'taken' | 'refused' | 'later';
  readonly text: string;
}

export interface ArrivalPage {
  readonly messages: readonly Raw[];
  /** Where to go on; the same when there is no more. */
  readonly cursor: string;
}

/** The portal answered, and declined; its code and words are for the log. */
export class PortalError extends Error {
  constructor(service: string, code: string, text: string) {
    super(`${service}: ${code} ${text}`.trim());
    this.name = 'PortalError';
  }
}

const patienceMs = 60_000;

/**
 * The client side of the national portal's service bus: a session by account and password, then services by name
 * (the shape of its "MC" services; the names of fields are data, `national-portal.yaml`).
 */
export function createPortalClient(settings: PortalSettings, map: PortalMap, waitMs = patienceMs) {
  const base = settings.url.replace(/\/$/, '');
  const { envelope } = map;
  let session: Promise<string> | undefined;

  async function post(path: string, body: object): Promise<Raw> {
    const answer = await fetch(base + path, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(waitMs),
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (answer.status === 401) session = undefined;
    if (!answer.ok) throw new Error(`${path}: answered ${answer.status}`);
    const said: unknown = await answer.json();
    if (!isRaw(said)) throw new Error(`${path}: answered nothing that can be read`);
    return said;
  }

  async function signIn(): Promise<string> {
    const { account, password } = settings;
    const said = await post(map.addresses.login, {
      [envelope.account]: account,
      [envelope.password]: password,
    });
    const found = pickText(said, envelope.session);
    if (!found) throw new PortalError('login', pickText(said, map.answer.code) ?? '', 'no session');
    return found;
  }

  function openSession(): Promise<string> {
    if (!session) {
      session = signIn();
      session.catch(() => {
        session = undefined;
      });
    }
    return session;
  }

  async function call(service: string, more: object, isUpdating = false): Promise<Raw> {
    const said = await post(map.addresses.call, {
      [envelope.session]: await openSession(),
      [envelope.agency]: settings.agencyCode,
      [envelope.service]: service,
      [envelope.isUpdating]: isUpdating ? 'True' : 'False',
      ...more,
    });
    const code = pickText(said, map.answer.code) ?? '';
    if (!map.success.includes(code)) {
      throw new PortalError(service, code, pickText(said, map.answer.text) ?? '');
    }
    return said;
  }

  const verdictOf = (row: Raw): PortalVerdict => {
    const code = pickText(row, map.answer.code) ?? '';
    const isTaken = map.success.includes(code);
    return {
      id: pickText(row, map.answer.id) ?? '',
      outcome: isTaken ? 'taken' : map.temporary.includes(code) ? 'later' : 'refused',
      text: `${code} ${pickText(row, map.answer.text) ?? ''}`.trim(),
    };
  };

  return {
    /** Tells statuses in their order; the portal says of each whether it has it. */
    async tell(records: readonly Raw[]): Promise<readonly PortalVerdict[]> {
      const said = await call(map.services.tell, { [envelope.data]: records }, true);
      return pickList(said, map.answer.list).map(verdictOf);
    },
    /** The next of its messages to us. */
    async fetchArrivals(cursor: string | null, limit: number): Promise<ArrivalPage> {
      const { asking } = map;
      const said = await call(map.services.fetch, { [asking.cursor]: cursor ?? '', [asking.limit]: limit });
      const messages = pick(said, map.answer.list);
      return {
        messages: Array.isArray(messages) ? messages : [],
        cursor: pickText(said, map.answer.cursor) ?? cursor ?? '',
      };
    },
    /** Its last status of each of our dossiers that changed on the day, in its own words. */
    async listDay(day: Temporal.PlainDate): Promise<ReadonlyMap<string, string>> {
      const said = await call(map.services.day, { [map.asking.day]: day.toString().replaceAll('-', '') });
      return new Map(
        pickList(said, map.answer.list).map((row) => [
          pickText(row, map.day.code) ?? '',
          pickText(row, map.day.status) ?? '',
        ]),
      );
    },
    async listProcedures(): Promise<readonly Raw[]> {
      return pickList(await call(map.services.procedures, {}), map.answer.list);
    },
    /** A file of its own: an address that leads anywhere else is not asked. */
    async fetchFile(path: string): Promise<ReadableStream<Uint8Array>> {
      const address = new URL(path, `${base}/`);
      if (address.origin !== new URL(base).origin) throw new Error(`${address.origin} is not the portal`);
      const answer = await fetch(address, {
        redirect: 'error',
        signal: AbortSignal.timeout(waitMs),
        headers: { authorization: `Bearer ${await openSession()}` },
      });
      if (answer.status === 401) session = undefined;
      if (!answer.ok || !answer.body) throw new Error(`${address.pathname}: answered ${answer.status}`);
      return answer.body;
    },
  };
}

export type PortalClient = ReturnType<typeof createPortalClient>;
