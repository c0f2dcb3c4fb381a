export type { Case, Correspondence } from './case.ts';
export { cases } from './cases.ts';
export { type CaseResult, conform } from './conform.ts';
export { readVxpPeers } from './read-peers.ts';
