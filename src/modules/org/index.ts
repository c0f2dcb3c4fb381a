/** Who is who: dated units, places, positions and the people who hold them. */
import './policy.ts';

export { loadOrganisation } from './commands/load-organisation.ts';
export { type EnrolledOfficer, loadPeople } from './commands/load-people.ts';
export { orgRoutes } from './console-routes.tsx';
export {
  findSubstitute,
  type Holder,
  listAbsent,
  listHeldPositions,
  listHolders,
  listOfficerNames,
  listOfficersOf,
  listRolePlaces,
} from './holders.ts';
export { roleName, roleNames } from './messages.vi.ts';
export { dayOf, type Place, type Role, roles, type Unit, zone } from './model.ts';
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
export { resolveUnitCode } from './resolve-unit-code.ts';
