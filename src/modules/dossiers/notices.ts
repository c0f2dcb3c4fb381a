import type { NewNotice, NoticeSource } from '#modules/notifications/index.ts';
import { listUnitsById } from '#modules/org/index.ts';
import type { Tx } from '#platform/context.ts';
import type { RecordedEvent } from '#platform/events/index.ts';
import { formatDateTime } from '#ui/index.ts';
import { statuses } from './model.ts';
import { closing, type NoticeWords, noticeWords, opening } from './notice-words.vi.ts';
import { citizenPaths } from './paths.ts';

/**
 * What applicants are told by e-mail of their dossiers. The letter says what happened and what to do next; reasons,
 * papers and names stay behind the sign-in or at the desk, for a mailbox is read by others too.
 */
export const dossierNotices =
  ({ baseUrl, siteName }: { readonly baseUrl: string; readonly siteName: string }): NoticeSource =>
  async (tx, events) => {
    const told = events.flatMap((event) => {
      const tell = wordsFor(event);
      return tell ? [{ event, tell }] : [];
    });
    const dossiers = await listAddressed(
      tx,
      told.map(({ event }) => event.subject.id),
    );
    if (dossiers.size === 0) return [];
    const units = await listUnitsById(tx, [
      ...new Set([...dossiers.values()].map(({ receivingUnitId }) => receivingUnitId)),
    ]);
    const desks = new Map(units.map(({ id, name }) => [id, name]));

    return told.flatMap(({ event, tell }): NewNotice[] => {
      const dossier = dossiers.get(event.subject.id);
      if (!dossier) return [];
      const { subject, body } = tell({
        code: dossier.code,
        procedure: dossier.procedureName,
        desk: desks.get(dossier.receivingUnitId)!,
        happenedAt: formatDateTime(event.recordedAt, 'vi'),
        dueAt: typeof event.data['dueAt'] === 'string' ? inWords(event.data['dueAt']) : null,
        returnMethod: event.data['method'] ?? dossier.returnMethod,
        hasAccount: dossier.applicantId !== null,
      });
      const path = dossier.applicantId
        ? citizenPaths.dossier(dossier.id)
        : citizenPaths.tracking(dossier.code);
      return [
        {
          eventId: event.id,
          channel: 'email',
          recipient: { kind: 'citizen', id: dossier.applicantId },
          address: dossier.applicantEmail,
          subject,
          body: [opening, body, `Xem hồ sơ: ${baseUrl}${path}`, closing(siteName)].join('\n\n'),
        },
      ];
    });
  };

/** What is to be known of the dossiers whose applicants left an address, by id. */
async function listAddressed(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return new Map();
  const dossiers = await tx
    .selectFrom('dossier')
    .select(['id', 'code', 'procedureName', 'applicantId', 'receivingUnitId', 'returnMethod'])
    .select((row) => row.ref('applicantEmail').$notNull().as('applicantEmail'))
    .where('id', 'in', [...new Set(ids)])
    .where('applicantEmail', 'is not', null)
    .execute();
  return new Map(dossiers.map((dossier) => [dossier.id, dossier]));
}

/** Nothing for what happens between the desks; a step counts when it has brought the result. */
function wordsFor({ type, data, subject }: RecordedEvent): NoticeWords | undefined {
  if (subject.type !== 'dossier') return undefined;
  const isStep =
    type === 'dossier-handed-over' || type === 'dossier-signed-off' || type === 'dossier-result-issued';
  if (isStep) return data['status'] === statuses.finished ? noticeWords['dossier-finished'] : undefined;
  if (type === 'dossier-carried-on') return carriedOn(data);
  return noticeWords[type];
}

/** The process went on by itself: to the result, or because it wants the applicant told. */
function carriedOn(data: RecordedEvent['data']): NoticeWords | undefined {
  if (data['status'] === statuses.finished) return noticeWords['dossier-finished'];
  return data['operation'] === 'notifyApplicant' ? noticeWords['dossier-under-way'] : undefined;
}

const inWords = (instant: string): string => formatDateTime(Temporal.Instant.from(instant), 'vi');
