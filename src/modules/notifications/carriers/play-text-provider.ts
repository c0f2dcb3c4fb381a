import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { segmentsOf } from '../text-message.ts';
import { signatureOf } from './brandname-sms.ts';

export interface PlayTextProviderOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly secret: string;
  /** Where it reports that a message came; null reports nothing by itself. */
  readonly reportUrl: string | null;
  now?(): Temporal.Instant;
}

/** How it answers: `swallows` takes the message and breaks off before it says so. */
export type ProviderMood = 'takes' | 'refuses' | 'isBusy' | 'isAway' | 'swallows';

export interface SentText {
  readonly requestId: string;
  readonly messageId: string;
  readonly phone: string;
  readonly text: string;
  readonly segments: number;
}

export interface PlayTextProvider {
  readonly url: string;
  mood: ProviderMood;
  /** What phones have received: one of each request. */
  readonly sent: readonly SentText[];
  /** How often it was asked, doubles among them. */
  readonly asked: number;
  /** A report as it would be posted, signed. */
  report(requestId: string, status?: 'delivered' | 'failed'): Readonly<Record<string, string>>;
  close(): Promise<void>;
}

type Body = Readonly<Record<'requestId' | 'phone' | 'text' | 'signature', string>> & Record<string, string>;

/** A provider of text messages without phones, for the tests and the demonstration; it listens on this machine only. */
export async function startPlayTextProvider(options: PlayTextProviderOptions): Promise<PlayTextProvider> {
  const { secret, reportUrl, now = Temporal.Now.instant } = options;
  const sent: SentText[] = [];
  let asked = 0;
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, '127.0.0.1', resolve);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await json(request)) as Body;
    asked += 1;
    const say = (status: number, told: object, headers = {}) =>
      void response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(told));
    const { signature, ...fields } = body;
    if (signatureOf(Object.values(fields), secret) !== signature) return say(401, { code: 'signature' });
    if (provider.mood === 'isAway') return say(503, { code: 'away' });
    if (provider.mood === 'isBusy') return say(429, { code: 'busy' }, { 'retry-after': '90' });
    if (provider.mood === 'refuses') return say(422, { code: 'no-such-number' });
    const known = sent.find(({ requestId }) => requestId === body.requestId);
    if (known) return say(409, { messageId: known.messageId });
    const { requestId, phone, text } = body;
    const messageId = `TN${String(sent.length + 1).padStart(6, '0')}`;
    sent.push({ requestId, messageId, phone, text, segments: segmentsOf(text).count });
    if (provider.mood === 'swallows') return void response.destroy();
    say(202, { messageId });
    if (reportUrl) await tell(requestId);
  }

  function report(requestId: string, status: 'delivered' | 'failed' = 'delivered') {
    const messageId = sent.find((each) => each.requestId === requestId)?.messageId ?? 'TN000000';
    const at = now().toString({ smallestUnit: 'second' });
    const told = { requestId, messageId, status, at, reason: status === 'failed' ? 'thuê bao tắt máy' : '' };
    return { ...told, signature: signatureOf(Object.values(told), secret) };
  }

  const tell = (requestId: string) =>
    fetch(reportUrl!, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(report(requestId)),
    }).catch(() => {});

  const provider: PlayTextProvider = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mood: 'takes',
    sent,
    get asked() {
      return asked;
    },
    report,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return provider;
}
