/** Results as attestations in a person's wallet: SD-JWT VC issued by OpenID4VCI, revocable, checked by anyone. See README.md. */
export { type AttestationOffer, offerAttestation } from './commands/offer-attestation.ts';
export type { AttestationClaim, AttestationContent, AttestationSource, AttestationType } from './model.ts';
export { OfferCard } from './pages/offer-card.tsx';
export { attestationPaths } from './paths.ts';
export { revokeAttestations } from './status-lists.ts';
