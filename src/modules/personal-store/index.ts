/** Papers and results kept as e-copies that their owner may use again, with consent for every use. See README.md. */
import './policy.ts';

export { type AskRegistry, askRegistry } from './commands/ask-registry.ts';
export { downloadStore, type ExportSource } from './commands/download-store.ts';
export { loadPaperKinds } from './commands/load-paper-kinds.ts';
export { removePaper } from './commands/remove-paper.ts';
export { revokePaper } from './commands/revoke-paper.ts';
export { type TakeFromStore, type TakenPaper, takeFromStore } from './commands/take-from-store.ts';
export { withdrawConsent } from './commands/withdraw-consent.ts';
export { type JudgePapers, judgePaperJob } from './judge-paper.ts';
export { t as storeWords } from './messages.ts';
export {
  type Origin,
  type PaperOwner,
  type PaperState,
  type PaperUse,
  type SignatureVerdict,
  type StoredPaper,
  stateOf,
} from './model.ts';
export { ownerOf } from './own-store.ts';
export { type PaperInWords, paperInWords } from './paper-in-words.ts';
export type { NamedPaper } from './paper-kind.ts';
export { storePaths } from './paths.ts';
export {
  listPapersOfDossier,
  listResultPapers,
  listReusingDossiers,
  listUsedPapers,
  type UsedPaper,
} from './queries.ts';
export {
  listReadingsAbout,
  listRegistryReadings,
  type RegistryReading,
  registrySources,
} from './registries/answers.ts';
export { type PopulationSettings, populationRegistry } from './registries/population-registry.ts';
export {
  type RegistryAnswer,
  RegistryAway,
  type RegistryQuestion,
  type RegistrySource,
} from './registries/registry-source.ts';
export { type ConsentedFile, listConsentedFiles, settleUses } from './settle-uses.ts';
export { type KeepablePaper, type PaperSource, type StoreKey, storeReader } from './store-reader.ts';
export { type AskedPaper, type OfferedPaper, storedPapersFor } from './stored-papers-for.ts';
