import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

/** What a provider was sent. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface TestPeer {
  readonly url: string;
  readonly server: Server;
  close(): void;
}

/** A real HTTP server of the test's own. */
export async function openPeer(answer: RequestListener, port = 0): Promise<TestPeer> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** How the library behaves; a test may turn it while it runs. */
export interface Mood {
  how: 'well' | 'differing' | 'silent' | 'breaking' | 'huge' | 'failing' | 'redirecting' | 'chatty';
  delayMs: number;
  underWay: number;
  mostUnderWay: number;
  /** Of a huge answer. */
  bytesSent: number;
}

const member = { number: '099094000007', name: 'Vì Văn Nam', phone: null, kind: 'adult' };
export const hugeBytes = 40 * 2 ** 20;

/** The provincial library’s own system, good-humoured or not. */
export async function openLibrary(): Promise<
  TestPeer & { readonly mood: Mood; readonly received: Received[] }
> {
  const mood: Mood = { how: 'well', delayMs: 0, underWay: 0, mostUnderWay: 0, bytesSent: 0 };
  const received: Received[] = [];
  const json = (response: ServerResponse, status: number, body: unknown) =>
    response
      .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
      .end(JSON.stringify(body));
  const peer = await openPeer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    mood.underWay += 1;
    mood.mostUnderWay = Math.max(mood.mostUnderWay, mood.underWay);
    response.on('close', () => {
      mood.underWay -= 1;
    });
    received.push({ method, url, headers, body: await buffer(request) });
    if (mood.delayMs > 0) await wait(mood.delayMs);
    if (mood.how === 'silent') return;
    if (mood.how === 'failing') return void json(response, 500, { error: 'database' });
    if (mood.how === 'redirecting')
      return void response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end();
    if (mood.how === 'breaking') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"number":"1",');
      await wait(20);
      return void response.destroy();
    }
    if (mood.how === 'huge') {
      response.writeHead(200, { 'content-type': 'text/csv' });
      // Random: what compresses would not be huge on its way.
      const piece = randomBytes(2 ** 20);
      response.setMaxListeners(0);
      for (; mood.bytesSent < hugeBytes && !response.destroyed; mood.bytesSent += piece.length) {
        if (!response.write(piece)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
      }
      return void response.end();
    }
    if (mood.how === 'chatty')
      response.setHeader('set-cookie', 'spy=1').setHeader('x-powered-by', 'x').setHeader('etag', '"7"');
    if (url.startsWith('/api/members/'))
      return void json(response, 200, mood.how === 'differing' ? { number: 7, phone: 84 } : member);
    if (url === '/api/loans' && method === 'POST') return void json(response, 201, { id: 'L1' });
    if (url.startsWith('/api/loans'))
      return void json(response, 200, [{ member: member.number, book: 'Truyện Kiều', days: 14 }]);
    return void response.writeHead(404).end();
  });
  return { ...peer, mood, received };
}
