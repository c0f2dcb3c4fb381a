/** Other origins a page may reach, beside its own; each an origin: "https://vneid.gov.vn". */
export interface CspAdditions {
  /** Where forms lead, redirects included: the sign-in provider, the payment gateway. */
  readonly formAction?: readonly string[];
  readonly connect?: readonly string[];
  readonly img?: readonly string[];
  readonly media?: readonly string[];
  readonly frame?: readonly string[];
}

/** What every answer carries. Nothing inline runs or styles; nothing of ours is framed. */
export function securityHeaders(secure: boolean, csp: CspAdditions = {}): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(csp),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy':
      'camera=(self), microphone=(self), geolocation=(self), payment=(), usb=(), browsing-topics=()',
    ...(secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}

function contentSecurityPolicy({ formAction, connect, img, media, frame }: CspAdditions): string {
  const own = (others: readonly string[] = []) => ["'self'", ...others].join(' ');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src ${own(img)} data:`,
    "font-src 'self'",
    `connect-src ${own(connect)}`,
    `media-src ${own(media)}`,
    `frame-src ${own(frame)}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    `form-action ${own(formAction)}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}
