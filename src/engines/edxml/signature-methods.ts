import type { Canonicalization } from './canonicalize.ts';

export interface SignatureMethod {
  readonly keyType: 'rsa' | 'ec';
  readonly hash: string;
  readonly isPss?: boolean;
  /** Of the years before 2016: still verified where it is allowed, never made. */
  readonly isWeak?: boolean;
}

const dsig = 'http://www.w3.org/2000/09/xmldsig#';
const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const newer = 'http://www.w3.org/2007/05/xmldsig-more#';

/** XML Signature algorithms that are believed (RFC 9231). What is not here is refused: above all MACs, whose "key" anyone has. */
export const signatureMethods: Readonly<Record<string, SignatureMethod>> = {
  [`${dsig}rsa-sha1`]: { keyType: 'rsa', hash: 'sha1', isWeak: true },
  [`${more}rsa-sha256`]: { keyType: 'rsa', hash: 'sha256' },
  [`${more}rsa-sha384`]: { keyType: 'rsa', hash: 'sha384' },
  [`${more}rsa-sha512`]: { keyType: 'rsa', hash: 'sha512' },
  [`${newer}sha256-rsa-MGF1`]: { keyType: 'rsa', hash: 'sha256', isPss: true },
  [`${newer}sha384-rsa-MGF1`]: { keyType: 'rsa', hash: 'sha384', isPss: true },
  [`${newer}sha512-rsa-MGF1`]: { keyType: 'rsa', hash: 'sha512', isPss: true },
  [`${more}ecdsa-sha256`]: { keyType: 'ec', hash: 'sha256' },
  [`${more}ecdsa-sha384`]: { keyType: 'ec', hash: 'sha384' },
  [`${more}ecdsa-sha512`]: { keyType: 'ec', hash: 'sha512' },
};

export const digestMethods: Readonly<Record<string, { readonly hash: string; readonly isWeak?: boolean }>> = {
  [`${dsig}sha1`]: { hash: 'sha1', isWeak: true },
  'http://www.w3.org/2001/04/xmlenc#sha256': { hash: 'sha256' },
  [`${more}sha384`]: { hash: 'sha384' },
  'http://www.w3.org/2001/04/xmlenc#sha512': { hash: 'sha512' },
};

const inclusive = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const inclusive11 = 'http://www.w3.org/2006/12/xml-c14n11';
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** XPath, XSLT and the like are programs of the sender's, and are refused. */
export const canonicalizations: Readonly<Record<string, Canonicalization>> = {
  [inclusive]: { isExclusive: false, withComments: false },
  [`${inclusive}#WithComments`]: { isExclusive: false, withComments: true },
  [inclusive11]: { isExclusive: false, withComments: false, leavesIds: true },
  [`${inclusive11}#WithComments`]: { isExclusive: false, withComments: true, leavesIds: true },
  [exclusive]: { isExclusive: true, withComments: false },
  [`${exclusive}WithComments`]: { isExclusive: true, withComments: true },
};

export const signatureUri = dsig;
export const envelopedSignature = `${dsig}enveloped-signature`;

/** What is made here: the canonical form that other vendors use, with a digest of today. */
export const written = {
  canonicalization: inclusive,
  /** Exclusive: a part of the document does not depend on what is declared around it. */
  ofSignedInfo: exclusive,
  digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
  /** RFC 9231 names them as signers do. */
  signature: more,
} as const;
