import {
  type Dossier,
  listDossiersById,
  listFees,
  listFiles,
  listLetters,
  statuses,
} from '#modules/dossiers/index.ts';
import { getUnit } from '#modules/org/index.ts';
import type { Tx } from '#platform/context.ts';
import type { RecordedEvent } from '#platform/events/index.ts';
import { getFile } from '#platform/files/index.ts';
import type { ResultFile, StatusFacts } from '../model.ts';

/** Facts by which a dossier comes to a status that is ours to tell. */
export const tellsStatus = ({ subject, type, data }: RecordedEvent): boolean =>
  subject.type === 'dossier' && Number.isInteger(data['status']) && type !== 'dossier-followed';

/** What is told of each of these facts, in the order of the log; an echo of what the portal decided is left out. */
export async function composeStatuses(tx: Tx, events: readonly RecordedEvent[]) {
  const ids = [...new Set(events.map(({ subject }) => subject.id))];
  const dossiers = new Map((await listDossiersById(tx, ids)).map((dossier) => [dossier.id, dossier]));
  const fees = await listFees(tx, ids);
  const composed = [];
  for (const event of events) {
    const dossier = dossiers.get(event.subject.id);
    if (!dossier || dossier.isFollowed) continue;
    const paid = fees.get(dossier.id) ?? [];
    const content: StatusFacts = {
      procedureCode: dossier.procedureCode,
      procedureName: dossier.procedureName,
      ...(await agencyOf(tx, event.agencyId ?? dossier.competentAgencyId)),
      channel: dossier.channel,
      ...timesOf(dossier, event),
      ...(await reasonOf(tx, event)),
      feeVnd: paid.reduce((sum, { amountVnd }) => sum + amountVnd, 0),
      feePaidVnd: paid.reduce((sum, { paidVnd }) => sum + paidVnd, 0),
      results: hasResult(event.data['status']) ? await resultsOf(tx, dossier.id) : [],
    };
    composed.push({ event, dossier, content });
  }
  return composed;
}

async function agencyOf(tx: Tx, unitId: string) {
  const { code, name } = await getUnit(tx, unitId);
  return { agencyCode: code, agencyName: name };
}

/** Times of the dossier as far as they were known when the fact was recorded. */
function timesOf(dossier: Dossier, { recordedAt, data }: RecordedEvent) {
  const known = (at: Temporal.Instant | null) =>
    at && Temporal.Instant.compare(at, recordedAt) <= 0 ? at.toString() : null;
  const { dueAt = dossier.dueAt?.toString() ?? null } = data as { dueAt?: string | null };
  return {
    submittedAt: dossier.submittedAt.toString(),
    acceptedAt: known(dossier.acceptedAt),
    dueAt,
    finishedAt: known(dossier.finishedAt),
    returnedAt: known(dossier.returnedAt),
  };
}

/** Why, as the letter of the act says it to the applicant. */
async function reasonOf(tx: Tx, { subject, data }: RecordedEvent) {
  const given = typeof data['reason'] === 'string' ? data['reason'] : null;
  if (!data['letterId']) return { reason: given, requirements: [] };
  const letter = (await listLetters(tx, subject.id)).find(({ id }) => id === data['letterId']);
  const said = (letter?.data ?? {}) as LetterWords;
  const reasons = (said.reasons ?? []).map(({ what, why }) => [what, why].filter(Boolean).join(': '));
  return {
    reason: given || said.reason || reasons.join('; ') || null,
    requirements: (said.requirements ?? []).map(({ what }) => what),
  };
}

interface LetterWords {
  readonly reason?: string;
  readonly reasons?: readonly { readonly what: string; readonly why?: string }[];
  readonly requirements?: readonly { readonly what: string }[];
}

const hasResult = (status: number) => status === statuses.finished || status === statuses.delivered;

async function resultsOf(tx: Tx, dossierId: string): Promise<readonly ResultFile[]> {
  const files = await listFiles(tx, dossierId, 'result');
  return Promise.all(
    files.map(async ({ fileId, name, mediaType }) => {
      const { sha256 } = await getFile(tx, fileId);
      return { fileId, name, mediaType, sha256 };
    }),
  );
}
