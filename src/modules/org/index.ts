/** Who is who: dated units, places, positions and the people who hold them. */
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
