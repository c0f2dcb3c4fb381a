import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import type { PortalSettings } from '../portal-client.ts';

type Row = Readonly<Record<string, unknown>>;

/** What becomes of a call: it is answered, or fails before or after the work is done. */
export type Fate = 'answers' | 'down' | 'error' | 'slow' | 'answer-lost';

export interface PlayPortal extends PortalSettings {
  /** Statuses as it counted them, each message once, by our code in the order they came. */
  readonly counted: ReadonlyMap<string, readonly string[]>;
  /** How many messages came again, and were not counted again. */
  readonly repeats: () => number;
  /** Lays messages ready to be fetched, in this order. */
  offer(...messages: readonly unknown[]): void;
  /** Serves a file from then on; answers its address. */
  serve(name: string, bytes: Uint8Array): string;
  /** The day's list as the portal has it, where it is to differ from what it was told. */
  readonly days: Map<string, string>;
  readonly procedures: Row[];
  /** What the next calls meet; 'answers' when they are used up. */
  readonly fates: Fate[];
  /** What becomes of every call until it is set back. */
  standing: Fate;
  /** Forgets who has signed in. */
  endSessions(): void;
  /** What it answers for a message by its code, instead of "0". */
  readonly verdicts: Map<string, string>;
  close(): Promise<void>;
}

/** The national portal as the domain notes describe its bus, over HTTP: sessions, pages, and every way to fail. */
export async function playPortal(slowMs = 50): Promise<PlayPortal> {
  const account = 'H99';
  const password = crypto.randomUUID();
  let sessions = new Set<string>();
  const seen = new Set<string>();
  const counted = new Map<string, string[]>();
  const offered: unknown[] = [];
  const files = new Map<string, Uint8Array>();
  const days = new Map<string, string>();
  const verdicts = new Map<string, string>();
  const procedures: Row[] = [];
  const fates: Fate[] = [];
  let repeats = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fate = fates.shift() ?? play.standing;
    if (fate === 'down') return void response.destroy();
    if (fate === 'error') return void response.writeHead(500).end();
    const body = await text(request);
    if (fate === 'slow') await wait(slowMs);
    const { status, said } = perform(request, body);
    if (fate === 'answer-lost') return void response.destroy();
    if (said instanceof Uint8Array) return void response.writeHead(status).end(said);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said));
  }

  function perform({ url = '', headers }: IncomingMessage, body: string): { status: number; said: unknown } {
    const found = files.get(url);
    if (found) {
      const isKnown = sessions.has((headers.authorization ?? '').replace('Bearer ', ''));
      return isKnown ? { status: 200, said: found } : { status: 401, said: {} };
    }
    const asked = JSON.parse(body || '{}') as Row & { readonly data?: readonly Row[] };
    if (url === '/login') {
      if (asked['username'] !== account || asked['password'] !== password)
        return { status: 200, said: { error_code: '1' } };
      const session = crypto.randomUUID();
      sessions.add(session);
      return { status: 200, said: { error_code: '0', session } };
    }
    if (!sessions.has(String(asked['session']))) return { status: 401, said: {} };
    return { status: 200, said: serveCall(asked) };
  }

  function serveCall(asked: Row & { readonly data?: readonly Row[] }): Row {
    switch (asked['service']) {
      case 'DongBoHoSoMC':
        return { error_code: '0', result: (asked.data ?? []).map(count) };
      case 'LayBanTinHoSo': {
        const from = Number(asked['tu'] || 0);
        const page = offered.slice(from, from + Number(asked['soLuong']));
        return { error_code: '0', result: page, next: String(from + page.length) };
      }
      case 'TraCuuTrangThaiNgay':
        return {
          error_code: '0',
          result: [...days].map(([MaHoSo, TrangThaiHoSo]) => ({ MaHoSo, TrangThaiHoSo })),
        };
      case 'LayThuTuc':
        return { error_code: '0', result: procedures };
      default:
        return { error_code: '2', error_message: 'không có dịch vụ này' };
    }
  }

  function count(record: Row): Row {
    const id = String(record['MaBanTin']);
    const code = String(record['MaHoSo']);
    const error_code = verdicts.get(code) ?? '0';
    if (error_code === '0' && seen.has(id)) repeats += 1;
    else if (error_code === '0') {
      seen.add(id);
      counted.set(code, [...(counted.get(code) ?? []), String(record['TrangThaiHoSo'])]);
    }
    return { MaBanTin: id, error_code };
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const play: PlayPortal = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    account,
    password,
    agencyCode: 'H99',
    counted,
    repeats: () => repeats,
    offer: (...messages) => void offered.push(...messages),
    serve(name, bytes) {
      const path = `/tep/${encodeURIComponent(name)}`;
      files.set(path, bytes);
      return path;
    },
    days,
    procedures,
    fates,
    standing: 'answers',
    endSessions: () => {
      sessions = new Set();
    },
    verdicts,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return play;
}
