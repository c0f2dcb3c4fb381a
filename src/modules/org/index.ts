/** Who is who: dated units, places, positions and the people who hold them. */
import './policy.ts';

export { loadOrganisation } from './commands/load-organisation.ts';
export { type EnrolledOfficer, loadPeople } from './commands/load-people.ts';
export { roleName, roleNames } from './messages.vi.ts';
export { dayOf, type Place, type Role, roles, type Unit, zone } from './model.ts';
export {
  findCommuneAgency,
  findPlace,
  findUnitByCode,
  findUnitForField,
  getUnit,
  listHeldPositions,
  listHolders,
  listPlaces,
  listRolePlaces,
  listSuccessors,
  listUnitNames,
  listUnits,
} from './queries.ts';
