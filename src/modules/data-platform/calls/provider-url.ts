/**
 * The address of a call: the provider's own, and the path below it. Nothing in the path may mean one thing here and another
 * there: encoded slashes, dots and control characters are refused, not repaired.
 *
 * @returns nothing for a path that is not plain
 */
export function providerUrl(address: string, path: string, query: string): URL | undefined {
  if (!isPlainPath(path)) return undefined;
  const base = new URL(address);
  const url = new URL(base.origin);
  url.pathname = base.pathname.replace(/\/$/, '') + path;
  url.search = query;
  const isBelow = url.origin === base.origin && url.pathname.startsWith(base.pathname.replace(/\/$/, ''));
  return isBelow ? url : undefined;
}

export const isPlainPath = (path: string): boolean =>
  /^(\/([A-Za-z0-9\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})+)+\/?$/.test(path) &&
  !/%(2f|5c|2e|25|0|1|7f)/i.test(path) &&
  !/\/\.{1,2}(\/|$)/.test(path) &&
  isUtf8(path);

function isUtf8(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
