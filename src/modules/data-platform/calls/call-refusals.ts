/** What a call is refused with, and the status of each. */
export const callStatuses: Readonly<Record<string, number>> = {
  'client-unknown': 401,
  'client-suspended': 403,
  'service-unknown': 404,
  'service-closed': 503,
  'operation-unknown': 404,
  'method-unknown': 405,
  'purpose-missing': 400,
  'grant-missing': 403,
  'path-not-plain': 400,
  'rate-exceeded': 429,
  'quota-exceeded': 429,
  'share-exceeded': 429,
  'body-not-expected': 400,
  'body-encoded': 415,
  'body-not-json': 400,
  'request-too-large': 413,
  'request-not-as-agreed': 422,
  'provider-unavailable': 503,
  'provider-silent': 504,
  'provider-unreachable': 502,
};

/** Of a client in too great a haste. */
export const isTooFast = (code: string): boolean => callStatuses[code] === 429;
