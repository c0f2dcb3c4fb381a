import { dayOf, getUnit, listOfficerNames, listUnitNames, zone } from '#modules/org/index.ts';
import { listWorkItemsOf, type WorkItem } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { letterData } from './letter-data.ts';
import type { Dossier } from './model.ts';

/** Phiếu kiểm soát quá trình giải quyết hồ sơ (TT 03/2025 Mẫu 06): each hand-over, as the steps tell it. */
export async function controlSheetData(ctx: Context, dossier: Dossier): Promise<object> {
  const items = await listWorkItemsOf(ctx.db, 'dossier', dossier.id);
  const [agency, desk] = await Promise.all([
    getUnit(ctx.db, dossier.competentAgencyId),
    getUnit(ctx.db, dossier.receivingUnitId),
  ]);
  const unitNames = await listUnitNames(
    ctx.db,
    items.map((item) => item.unitId),
  );
  const officerNames = await listOfficerNames(
    ctx.db,
    items.flatMap((item) => item.closedBy ?? item.assigneeId ?? []),
  );
  const who = (item: WorkItem) =>
    [unitNames.get(item.unitId), officerNames.get(item.closedBy ?? item.assigneeId ?? '')]
      .filter(Boolean)
      .join(', ');
  const done = items.filter((item) => item.closedAt !== null && item.state === 'done');
  return {
    ...letterData(ctx, dossier, agency, desk),
    issuedAt: dayOf(ctx.now()).toString(),
    leadAgency: agency.name,
    receivedAt: localTime(dossier.acceptedAt ?? dossier.submittedAt),
    dueAt: localTime(dossier.dueAt ?? dossier.submittedAt),
    handovers: done.map((item) => {
      const next = items.find((later) => later.openedAt.equals(item.closedAt!) && later.id !== item.id);
      return {
        from: who(item),
        to: next ? who(next) : 'Người nộp hồ sơ',
        at: localTime(item.closedAt!),
        ...outcomeOf(item),
        note: item.title,
      };
    }),
  };
}

/** Early is a day before, as the law counts; a step without a time of its own is neither. */
function outcomeOf({ closedAt, stepDueAt }: WorkItem): { readonly outcome?: 'early' | 'onTime' | 'late' } {
  if (!closedAt || !stepDueAt) return {};
  if (Temporal.Instant.compare(closedAt, stepDueAt) > 0) return { outcome: 'late' };
  const isBeforeDay = Temporal.PlainDate.compare(dayOf(closedAt), dayOf(stepDueAt)) < 0;
  return { outcome: isBeforeDay ? 'early' : 'onTime' };
}

const localTime = (at: Temporal.Instant): string =>
  at.toZonedDateTimeISO(zone).toString({ smallestUnit: 'minute', timeZoneName: 'never' });
