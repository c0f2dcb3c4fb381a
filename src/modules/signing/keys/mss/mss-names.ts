/** Namespaces and identifiers of TS 102 204 and of the two extensions that are read here. */
export const mss = 'http://uri.etsi.org/TS102204/v1.1.2#';
/** FiCom's guideline to the standard, version 2.2: raw signatures with their certificate. */
export const ficom = 'http://mss.ficom.fi/TS102204/v1.0.0#';
export const rawFormat = `${ficom}PKCS1`;
/** Several digests under one PIN (Methics). */
export const batch = 'http://www.methics.fi/TS102204/ext/v1.0.0#BatchSignature';

/** The envelope by SOAP version. */
export const soap = {
  '1.1': {
    uri: 'http://schemas.xmlsoap.org/soap/envelope/',
    mediaType: 'text/xml; charset=utf-8',
  },
  '1.2': {
    uri: 'http://www.w3.org/2003/05/soap-envelope',
    mediaType: 'application/soap+xml; charset=utf-8',
  },
} as const;
export type SoapVersion = keyof typeof soap;

/** Accepted; signed; signed and checked; not answered yet (TS 102 204, annex C). */
export const statuses = { accepted: 100, signed: 500, checked: 502, outstanding: 504 } as const;
