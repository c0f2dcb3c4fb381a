/** The catalogue of administrative procedures, dated; what each asks, takes and gives. */
import './policy.ts';

export { loadProcedures } from './commands/load-procedures.ts';
export { type FailedExample, publishPackedProcedure } from './commands/publish-packed-procedure.ts';
export {
  type Publication,
  type PublicationReport,
  publishProcedures,
} from './commands/publish-procedures.ts';
export { drawnInConsole, publishProcess } from './commands/publish-process.ts';
export { type SaveProcessDraft, saveProcessDraft } from './commands/save-process-draft.ts';
export { type Example, readExample } from './example.ts';
export { type Lexicon, readLexicon } from './finder/index.ts';
export { type Catalogue, type FinderFor, finderCache } from './finder-cache.ts';
export {
  type FormVersion,
  type FormVersionFilter,
  getFormVersion,
  listExamplesOf,
  listFormVersions,
} from './form-versions.ts';
export { type CatalogueProblem, mergeProcedure, parseCatalogue } from './import/index.ts';
export type {
  AttestedClaim,
  ChannelKind,
  Procedure,
  ProcedureAttestation,
  ProcedureChannel,
  ProcedureComponent,
  ProcedureLevel,
  TimeLimit,
} from './model.ts';
export { refuseUnfitForOffice } from './office-process.ts';
export { readProcedureFile } from './packed-files.ts';
export { Papers } from './pages/papers.tsx';
export { procedurePaths } from './paths.ts';
export { placeLists } from './place-lists.ts';
export { feeInWords, nameIn, nameLanguage, timeInWords, usualChannel } from './procedure-in-words.ts';
export { findProcessDraft, type ProcessDraft } from './process-drafts.ts';
export { listProcessesInForce, listProcessVersions, type ProcessVersion } from './process-versions.ts';
export {
  findProcedure,
  getProcedure,
  getProcedureVersion,
  getStandard,
  handlingLevel,
  listAttested,
  listProceduresInForce,
  type ProcedureVersion,
  type Standard,
} from './queries.ts';
export { resultTexts } from './result-texts.ts';
export { type ProcedureRouteOptions, procedureRoutes } from './routes.tsx';
export { type ExampleFault, runExample } from './run-example.ts';
