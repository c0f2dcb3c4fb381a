/** Whose key: a person's signature, or the seal of a unit. */
export type Holder = { readonly officerId: string } | { readonly unitId: string };

/** Wrong PINs in a row after which a key is locked. */
export const mostWrongPins = 5;
