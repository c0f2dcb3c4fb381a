/** The catalogue of administrative procedures, dated; what each asks, takes and gives. */
export { loadProcedures } from './commands/load-procedures.ts';
export {
  type Publication,
  type PublicationReport,
  publishProcedures,
} from './commands/publish-procedures.ts';
export type {
  ChannelKind,
  Procedure,
  ProcedureChannel,
  ProcedureComponent,
  ProcedureLevel,
  TimeLimit,
} from './model.ts';
export {
  findProcedure,
  getProcedure,
  getProcedureVersion,
  getStandard,
  handlingLevel,
  listProceduresInForce,
  type ProcedureVersion,
  type Standard,
} from './queries.ts';
