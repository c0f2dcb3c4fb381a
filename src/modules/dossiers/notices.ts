import type { NewNotice, NoticeFacts, NoticeSource, NoticeTemplates } from '#modules/notifications/index.ts';
import { listUnitsById } from '#modules/org/index.ts';
import type { Tx } from '#platform/context.ts';
import type { RecordedEvent } from '#platform/events/index.ts';
import { formatDateTime } from '#ui/index.ts';
import { statuses } from './model.ts';
import { citizenPaths } from './paths.ts';

/** What a template of a dossier's notice may name or ask. */
export const dossierNoticeNames = [
  'code',
  'procedure',
  /** Where the dossier was handed in. */
  'desk',
  'happenedAt',
  'dueAt',
  'hasAccount',
  'returnsInPerson',
  'returnsOnline',
  'returnsByPost',
  'host',
] as const;

/**
 * What applicants are told of their dossiers. A notice says what happened and what to do next; reasons, papers and names stay
 * behind the sign-in or at the desk, for a mailbox is read by others too.
 */
export const dossierNotices =
  (templates: NoticeTemplates, host: string): NoticeSource =>
  async (tx, events) => {
    const told = events.flatMap((event) => {
      const fact = toldFact(event);
      return fact ? [{ event, fact }] : [];
    });
    const dossiers = await listDossiers(
      tx,
      told.map(({ event }) => event.subject.id),
    );
    if (dossiers.size === 0) return [];
    const units = await listUnitsById(tx, [
      ...new Set([...dossiers.values()].map(({ receivingUnitId }) => receivingUnitId)),
    ]);
    const desks = new Map(units.map(({ id, name }) => [id, name]));

    return told.flatMap(({ event, fact }): NewNotice[] => {
      const dossier = dossiers.get(event.subject.id);
      if (!dossier) return [];
      const words = templates(fact, {
        host,
        code: dossier.code,
        procedure: dossier.procedureName,
        desk: desks.get(dossier.receivingUnitId)!,
        happenedAt: formatDateTime(event.recordedAt, 'vi'),
        dueAt: typeof event.data['dueAt'] === 'string' ? inWords(event.data['dueAt']) : null,
        hasAccount: dossier.applicantId !== null,
        ...waysOfReturn(event.data['method'] ?? dossier.returnMethod),
      } satisfies Record<(typeof dossierNoticeNames)[number], NoticeFacts[string]>);
      if (!words) return [];
      const { id, applicantId, applicantEmail, applicantPhone } = dossier;
      return [
        {
          ...words,
          eventId: event.id,
          about: { type: 'dossier', id },
          recipient: { kind: 'citizen', id: applicantId },
          addresses: { email: applicantEmail, sms: applicantPhone },
          path: applicantId ? citizenPaths.dossier(id) : citizenPaths.tracking(dossier.code),
        },
      ];
    });
  };

/** What is to be known of the dossiers whose applicants can be told, by id. */
async function listDossiers(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return new Map();
  const dossiers = await tx
    .selectFrom('dossier')
    .select(['id', 'code', 'procedureName', 'applicantId', 'receivingUnitId', 'returnMethod'])
    .select(['applicantEmail', 'applicantPhone'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(dossiers.map((dossier) => [dossier.id, dossier]));
}

const waysOfReturn = (method: unknown) => ({
  returnsInPerson: method === 'inPerson',
  returnsOnline: method === 'online',
  returnsByPost: method === 'post',
});

/** The fact that is told, if any: nothing of what happens between the desks, and of a step that it has brought the result. */
function toldFact({ type, data, subject }: RecordedEvent): string | undefined {
  if (subject.type !== 'dossier') return undefined;
  const isStep =
    type === 'dossier-handed-over' || type === 'dossier-signed-off' || type === 'dossier-result-issued';
  if (isStep) return data['status'] === statuses.finished ? 'dossier-finished' : undefined;
  if (type === 'dossier-carried-on') return carriedOn(data);
  return type;
}

/** The process went on by itself: to the result, or because it wants the applicant told. */
function carriedOn(data: RecordedEvent['data']): string | undefined {
  if (data['status'] === statuses.finished) return 'dossier-finished';
  return data['operation'] === 'notifyApplicant' ? 'dossier-under-way' : undefined;
}

const inWords = (instant: string): string => formatDateTime(Temporal.Instant.from(instant), 'vi');
