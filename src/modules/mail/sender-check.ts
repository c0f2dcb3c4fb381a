/** What one method found about who sent a letter. */
export interface CheckResult {
  readonly method: 'spf' | 'dkim' | 'dmarc';
  /** pass, fail, softfail, none … (RFC 8601, 2.7). */
  readonly result: string;
  /** The domain or address that was looked at. */
  readonly of: string | null;
}

export interface SenderCheck {
  readonly server: string;
  readonly results: readonly CheckResult[];
}

interface Header {
  readonly key: string;
  readonly value: string;
}

/**
 * What the agency's own mail server says about the sender (`Authentication-Results`, RFC 8601). A header that bears another
 * server's name may be the sender's own writing and is passed over; of several that bear ours the topmost counts, for
 * who writes below it wrote before our server did.
 *
 * @param headers in the order of the letter
 */
export function readSenderCheck(headers: readonly Header[], ownServer: string): SenderCheck | null {
  for (const { key, value } of headers) {
    if (key !== 'authentication-results') continue;
    const [server = '', ...parts] = withoutComments(value).split(';');
    if (server.trim().split(/\s/)[0]?.toLowerCase() !== ownServer.toLowerCase()) continue;
    return { server: ownServer, results: parts.flatMap(resultIn) };
  }
  return null;
}

function resultIn(part: string): readonly CheckResult[] {
  const [, method, result] = /^\s*(spf|dkim|dmarc)\s*=\s*([a-z]+)/i.exec(part) ?? [];
  if (!method || !result) return [];
  const of = /(?:header\.d|header\.from|smtp\.mailfrom|header\.i)\s*=\s*([^\s;]+)/i.exec(part)?.[1] ?? null;
  return [{ method: method.toLowerCase() as CheckResult['method'], result: result.toLowerCase(), of }];
}

const withoutComments = (text: string): string => text.replace(/\([^()]*\)/g, ' ');

/** The sender's domain is vouched for: DMARC passed, or a signature or SPF of that very domain. */
export function isVouchedFor(check: SenderCheck | null, senderAddress: string | null): boolean {
  const domain = senderAddress?.split('@').at(-1)?.toLowerCase();
  if (!check || !domain) return false;
  return check.results.some(
    ({ method, result, of }) =>
      result === 'pass' && (method === 'dmarc' || of?.toLowerCase().split('@').at(-1) === domain),
  );
}
