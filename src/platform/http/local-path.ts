/**
 * The value when it is a path of this site, else the fallback: what `returnTo` brings may be a trap that leads
 * elsewhere after a true sign-in (`//evil.vn`, `/\evil.vn`, `https:…`).
 */
export function localPath(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || !value.startsWith('/') || value.length > 2000) return fallback;
  const here = 'http://here.invalid';
  if (!URL.canParse(value, here)) return fallback;
  const url = new URL(value, here);
  // Resolved as a browser would; dot segments can leave `//evil.vn` behind: `/.//evil.vn`.
  if (url.origin !== here || url.pathname.startsWith('//')) return fallback;
  return url.pathname + url.search + url.hash;
}
