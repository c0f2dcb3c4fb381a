import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { readPack } from '#platform/packs/index.ts';
import { readNoticeRules } from './rules.ts';
import { readNoticeTemplates } from './templates/read-templates.ts';

const pack = readPack('packs', 'sample');
export const sampleRules = readNoticeRules(pack);

/** The sample province's words, for a source tested by itself: its names, and those that only others' templates ask for. */
export const sampleTemplates = (names: readonly string[], others: readonly string[] = ['count']) =>
  readNoticeTemplates(pack, sampleRules, [...names, ...others]);

/** A mail server that can be away and come back on its port, as the province's own does. */
export async function mailServer() {
  const received: Email[] = [];
  let server = open();
  const port = await listen(server, 0);

  function open(): SMTPServer {
    return new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      async onData(stream, _session, done) {
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk as Buffer);
        received.push(await PostalMime.parse(Buffer.concat(chunks)));
        done();
      },
    });
  }
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    /** Waits until so many letters have come. */
    async arrival(count: number): Promise<void> {
      for (const until = Date.now() + 20_000; received.length < count; ) {
        if (Date.now() > until) throw new Error(`only ${received.length} of ${count} letters came`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    goAway: () => new Promise<void>((resolve) => server.close(() => resolve())),
    async comeBack() {
      server = open();
      await listen(server, port);
    },
  };
}

const listen = (server: SMTPServer, port: number): Promise<number> =>
  new Promise((resolve, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => resolve((server.server.address() as AddressInfo).port));
  });
