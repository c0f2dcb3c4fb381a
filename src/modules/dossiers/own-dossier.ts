import { explainDeadline, stateOf } from '#engines/working-time/index.ts';
import { listNoticesAbout, type Notice } from '#modules/notifications/index.ts';
import { getUnit, type Unit } from '#modules/org/index.ts';
import type { Obligation } from '#modules/payments/index.ts';
import type { Original } from '#modules/signing/index.ts';
import type { Context } from '#platform/context.ts';
import { listEventsOf, type RecordedEvent } from '#platform/events/index.ts';
import { type DossierAssistance, findAssistance } from './assistance.ts';
import { attestedResults } from './attested-results.ts';
import { listFees } from './dossier-fee.ts';
import { listIssuedOriginals } from './dossier-originals.ts';
import { isForApplicant, listPartResults } from './issued-dossier.ts';
import { type Dossier, isClosed, statuses } from './model.ts';
import {
  type DossierFile,
  type DossierLetter,
  findRating,
  getDossier,
  listFiles,
  listLetters,
  listSupplements,
} from './queries.ts';
import { listReopenings, type Reopening } from './reopenings.ts';

/** A dossier with all that its applicant's page shows. */
export interface OwnDossier {
  readonly dossier: Dossier;
  readonly agency: Unit;
  readonly desk: Unit;
  readonly events: readonly RecordedEvent[];
  readonly letters: readonly DossierLetter[];
  /** What the applicant sent, and the result; drafts of the result are the office's. */
  readonly files: readonly DossierFile[];
  /** What was asked for and not yet given. */
  readonly asked: { readonly reason: string; readonly papers: readonly string[] } | undefined;
  readonly rating: { readonly score: number; readonly comment: string | null } | undefined;
  /** Why the deadline is what it is; none before the clock runs or while it stands. */
  readonly deadline: string | undefined;
  readonly fees: readonly Obligation[];
  /** What the applicant was told, by what and when. */
  readonly notices: readonly Notice[];
  /** Every time its decision was taken back. */
  readonly reopenings: readonly Reopening[];
  /** Whether its result may be taken into the applicant's wallet. */
  readonly isAttested: boolean;
  /** The papers issued on it that carry a code to their original. */
  readonly originals: readonly Original[];
  /** Who filled it in at a counter, and how it was confirmed. */
  readonly assistance: DossierAssistance | undefined;
}

/** @throws Refusal `not-found` for anyone but its applicant */
export async function getOwnDossier(ctx: Context, id: string): Promise<OwnDossier> {
  const dossier = await getDossier(ctx.db, ctx.actor, id);
  const [agency, desk, events, letters, files, supplements, rating, feesOf, partResults] = await Promise.all([
    getUnit(ctx.db, dossier.competentAgencyId),
    getUnit(ctx.db, dossier.receivingUnitId),
    listEventsOf(ctx.db, 'dossier', id),
    listLetters(ctx.db, id),
    listFiles(ctx.db, id),
    listSupplements(ctx.db, id),
    findRating(ctx.db, id),
    listFees(ctx.db, [id]),
    listPartResults(ctx.db, id),
  ]);
  const asked = dossier.status === statuses.awaitingSupplement ? supplements.at(-1) : undefined;
  return {
    dossier,
    agency,
    desk,
    events,
    letters,
    files: files.filter((file) => isForApplicant(file, partResults)),
    asked: asked && { reason: asked.reason, papers: asked.papers as readonly string[] },
    rating,
    deadline: deadlineInWords(ctx, dossier),
    fees: feesOf.get(id) ?? [],
    notices: await listNoticesAbout(ctx.db, { type: 'dossier', id }),
    reopenings: await listReopenings(ctx.db, [id]),
    originals: await listIssuedOriginals(ctx.db, id),
    isAttested:
      (await attestedResults.isOwn(ctx, id)) && (await attestedResults.contentOf(ctx, id)) !== undefined,
    assistance: await findAssistance(ctx.db, id),
  };
}

function deadlineInWords(ctx: Context, { clock, status }: Dossier): string | undefined {
  if (clock === null || isClosed(status) || status === statuses.finished) return undefined;
  if (stateOf(clock) !== 'running') return undefined;
  return explainDeadline(ctx.calendar, clock, ctx.locale).text;
}
