import type { Actor } from '../access/actor.ts';
import type { TestApp } from './test-app.ts';

/** Someone with a browser: keeps the cookie, and sends what the pages of the house send. */
export interface Visitor {
  get(path: string): Promise<Answer>;
  /** Posts a form; with `files` it goes as multipart. */
  post(path: string, fields: Fields, files?: readonly PostedFile[]): Promise<Answer>;
  /** Signs in with this browser, which keeps what its session held. */
  signIn(actor: Actor): Promise<void>;
}

/** By name, a name perhaps with several values, or in order. */
export type Fields =
  | Readonly<Record<string, string | readonly string[]>>
  | readonly (readonly [name: string, value: string])[];

export interface PostedFile {
  readonly field: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly html: string;
  readonly bytes: Uint8Array;
  /** Where a redirect leads. */
  readonly location: string | undefined;
}

/** The browser of this person, signed in; of nobody in particular without one. */
export async function visitor({ app, signIn }: TestApp, actor?: Actor): Promise<Visitor> {
  const cookies = new Map<string, string>();
  const keep = (line: string) => cookies.set(line.split('=', 1)[0]!, line);
  const cookie = () => [...cookies.values()].join('; ');
  if (actor) keep(await signIn(actor));

  async function send(method: 'GET' | 'POST', url: string, body?: Body): Promise<Answer> {
    const answer = await app.inject({
      method,
      url,
      headers: {
        accept: 'text/html',
        'sec-fetch-site': 'same-origin',
        cookie: cookie(),
        ...(body && { 'content-type': body.type }),
      },
      ...(body && { payload: body.bytes }),
    });
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) keep(line.split(';')[0]!);
    return {
      status: answer.statusCode,
      headers: answer.headers,
      html: answer.body,
      bytes: answer.rawPayload,
      location: answer.headers.location,
    };
  }
  return {
    get: (path) => send('GET', path),
    post: (path, fields, files) => send('POST', path, bodyOf(entriesOf(fields), files)),
    signIn: async (person) => void keep(await signIn(person, cookie())),
  };
}

const entriesOf = (fields: Fields): readonly (readonly [string, string])[] =>
  Symbol.iterator in fields
    ? [...fields]
    : Object.entries(fields).flatMap(([name, values]) =>
        [values].flat().map((value) => [name, value as string] as const),
      );

interface Body {
  readonly type: string;
  readonly bytes: Buffer;
}

function bodyOf(fields: readonly (readonly [string, string])[], files?: readonly PostedFile[]): Body {
  if (!files) {
    const text = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
    return { type: 'application/x-www-form-urlencoded', bytes: Buffer.from(text) };
  }
  const boundary = `test-${crypto.randomUUID()}`;
  const part = (disposition: string, bytes: Uint8Array) => [
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ];
  const bytes = Buffer.concat([
    ...fields.flatMap(([name, value]) => part(`name="${name}"`, Buffer.from(value))),
    ...files.flatMap(({ field, name, mediaType, bytes }) =>
      part(`name="${field}"; filename="${name}"\r\ncontent-type: ${mediaType}`, bytes),
    ),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
  return { type: `multipart/form-data; boundary=${boundary}`, bytes };
}
