import { findCitizen } from '#modules/identity/index.ts';
import { listUnitNames } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { purposeNames } from './messages.ts';
import { listReadingsOf } from './queries.ts';

const most = 5000;

/** Who saw a person's data: part of the copy of their own data (Law 91/2025/QH15). */
export async function exportReadings(ctx: Context) {
  const citizen = orNotFound(await findCitizen(ctx.db, ctx.actor.id!));
  const readings = await listReadingsOf(ctx.db, citizen, most);
  const units = await listUnitNames(
    ctx.db,
    readings.map(({ unitId }) => unitId),
  );
  return {
    fileName: 'ai-da-xem.json',
    data: readings.map(({ citizenId, subjectCode, officerName, unitId, purpose, note, readAt }) => ({
      readAt,
      officer: officerName,
      unit: units.get(unitId),
      purpose: purposeNames.vi[purpose],
      note,
      // Of another's application only that it names this person.
      subject: citizenId === citizen.id ? subjectCode : null,
    })),
  };
}
