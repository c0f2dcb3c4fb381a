/** Who is who: dated units, places, positions and the people who hold them. */
import './policy.ts';

export { type Absence, findSubstitute, listAbsences, listAbsent } from './absences.ts';
export { endSubstitution } from './commands/end-substitution.ts';
export { loadOrganisation } from './commands/load-organisation.ts';
export { type EnrolledOfficer, loadPeople } from './commands/load-people.ts';
export { nameSubstitute } from './commands/name-substitute.ts';
export {
  type ReorganisationReport,
  reorganise,
  type UnitMover,
} from './commands/reorganise.ts';
export { orgRoutes } from './console-routes.tsx';
export {
  type Holder,
  listHeldPositions,
  listHolders,
  listOfficerAddresses,
  listOfficerNames,
  listOfficersOf,
  listRolePlaces,
} from './holders.ts';
export { roleName, roleNames } from './messages.vi.ts';
export { dayOf, type Place, type Role, roles, type Unit, zone } from './model.ts';
export { findNamedPlaces, type NamedPlace } from './place-names.ts';
export { findPlace, listPlaces, listSuccessors } from './places.ts';
export {
  findCommuneAgency,
  findDesk,
  findUnitByCode,
  findUnitForField,
  getUnit,
  listUnitNames,
  listUnits,
  listUnitsById,
} from './queries.ts';
export { columnMover, countRows, tallyOf } from './reorganisation/column-mover.ts';
export { type ReorganisationPlan, readReorganisation } from './reorganisation/plan.ts';
export { UnitMoves, type UnitPlace } from './reorganisation/unit-moves.ts';
export { resolveUnitCode } from './resolve-unit-code.ts';
