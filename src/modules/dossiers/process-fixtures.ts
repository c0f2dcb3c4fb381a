import type { StepList } from '#engines/process/index.ts';
import { listInbox, listWorkItemsOf } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import type { TestDatabase } from '#platform/testing/index.ts';
import { sampleOffice } from './fixtures.ts';
import { acceptDossier, handOverDossier, submitDossier } from './index.ts';

/** The sample office with library cards that go whatever way a test draws; every step is in days of a ten-day limit. */
export async function processOffice(database: TestDatabase) {
  const office = await sampleOffice(database);
  const hung = await office.officer('hung');
  let drawn = 0;

  /** A dossier that goes this way; accepted. */
  async function beginWith(process: unknown, answers: object = {}): Promise<string> {
    drawn += 1;
    const limit = { amount: 10, unit: 'workingDay' as const, isUnitConfirmed: true };
    const procedureVersionId = await office.publishCard(`9.${String(100_000 + drawn)}`, limit, process);
    const application = office.application();
    const filed = await submitDossier(office.lan, {
      ...application,
      procedureVersionId,
      answers: { ...application.answers, ...answers },
    });
    await acceptDossier(hung, { dossierId: filed.id });
    return filed.id;
  }

  return {
    ...office,
    hung,
    beginWith,
    /** A dossier whose process is the acceptance and then these steps; accepted, so that the first of them is open. */
    begin(
      steps: StepList['steps'],
      { answers = {}, ...more }: Omit<Partial<StepList>, 'steps'> & { readonly answers?: object } = {},
    ): Promise<string> {
      const first = { id: 'accept', name: 'Tiếp nhận', position: 'receptionist', action: 'accept', share: 0 };
      return beginWith({ id: 'drawn', name: 'Thử', ...more, steps: [first, ...steps] }, answers);
    },
    /** Everything of a dossier that waits for somebody now, by element and who has it. */
    async open(dossierId: string) {
      const items = await listWorkItemsOf(database.db, 'dossier', dossierId);
      return items.filter((item) => item.state === 'open');
    },
    items: (dossierId: string) => listWorkItemsOf(database.db, 'dossier', dossierId),
    /** Completes the officer's own step of the dossier. */
    async pass(
      ctx: Context,
      dossierId: string,
      how: { readonly outcome?: string; readonly note?: string } = {},
    ) {
      const [item] = (await listInbox(database.db, ctx.actor)).filter((each) => each.subjectId === dossierId);
      return handOverDossier(ctx, { dossierId, workItemId: item?.id ?? newId(), ...how });
    },
  };
}
