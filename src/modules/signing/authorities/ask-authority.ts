/** Puts a question to an authority over HTTP and answers its bytes. */
export type AskAuthority = (
  url: string,
  question?: { readonly body: Uint8Array; readonly type: string },
) => Promise<Uint8Array>;

export interface AskingLimits {
  /** Hosts that may be asked, each with everything below it; with a port, that port alone. */
  readonly hosts: readonly string[];
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  /** A host that could not be reached is not asked again for so long: a batch does not wait for it a hundred times. */
  readonly restMs?: number;
}

/**
 * Asks only whom the settings name: addresses in certificates are written by whoever made the file, and must not lead
 * this program into the networks behind it. No redirect is followed, and no answer is read beyond its limit.
 */
export function askingOnly({
  hosts,
  timeoutMs = 5000,
  maxBytes = 20 * 1024 * 1024,
  restMs = 30_000,
}: AskingLimits): AskAuthority {
  const restsUntil = new Map<string, number>();
  return async (address, question) => {
    const url = new URL(address);
    if (!isAllowed(url, hosts)) throw new Error(`${url.host} is not among the hosts that may be asked`);
    const now = performance.now();
    if (now < (restsUntil.get(url.host) ?? 0)) throw new Error(`${url.host} was away a moment ago`);
    const answer = await fetch(url, {
      ...(question && {
        method: 'POST',
        body: Buffer.from(question.body),
        headers: { 'content-type': question.type },
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((error: unknown) => {
      restsUntil.set(url.host, performance.now() + restMs);
      throw error;
    });
    if (!answer.ok || !answer.body) throw new Error(`${url.host} answers ${answer.status}`);
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of answer.body as AsyncIterable<Uint8Array>) {
      length += part.length;
      if (length > maxBytes) throw new Error(`${url.host} answers more than ${maxBytes} bytes`);
      parts.push(part);
    }
    return new Uint8Array(Buffer.concat(parts));
  };
}

function isAllowed(url: URL, hosts: readonly string[]): boolean {
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  const isPlain = url.username === '' && url.password === '';
  return (
    isWeb &&
    isPlain &&
    hosts.some((host) =>
      host.includes(':')
        ? url.host === host
        : url.port === '' && (url.hostname === host || url.hostname.endsWith(`.${host}`)),
    )
  );
}
