/** Whose key: a person's signature, or the seal of a unit. */
export type Holder = { readonly officerId: string } | { readonly unitId: string };

/** Wrong PINs in a row after which a key is locked. */
export const mostWrongPins = 5;

/** What a signature is for: the initials of who prepared (ký nháy), the signature of who decides, the seal of the agency. */
export type Purpose = 'initial' | 'signature' | 'seal';
