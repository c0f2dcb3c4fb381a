/** Who is who: dated units, places, positions and the people who hold them. */

export { loadOrganisation } from './commands/load-organisation.ts';
export { type EnrolledOfficer, loadPeople } from './commands/load-people.ts';
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
  listUnits,
} from './queries.ts';
