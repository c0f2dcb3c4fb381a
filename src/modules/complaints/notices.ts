import { citizenPaths, listDossiersById } from '#modules/dossiers/index.ts';
import type { NewNotice, NoticeSource, NoticeTemplates } from '#modules/notifications/index.ts';
import { complaintPaths } from './paths.ts';

/** What the template of an answer may name or ask. */
export const complaintNoticeNames = ['code', 'hasAccount', 'host'] as const;

/**
 * Tells the applicant that an answer is there. What was said and answered stays behind the sign-in; for who has no
 * account, at the desk.
 */
export const complaintNotices =
  (templates: NoticeTemplates, host: string): NoticeSource =>
  async (tx, events) => {
    const answered = new Map(
      events.filter(({ type }) => type === 'complaint-answered').map((event) => [event.subject.id, event.id]),
    );
    if (answered.size === 0) return [];
    const complaints = await tx
      .selectFrom('complaint')
      .select(['id', 'code', 'dossierId', 'complainantId'])
      .where('id', 'in', [...answered.keys()])
      .execute();
    const dossiers = new Map(
      (
        await listDossiersById(
          tx,
          complaints.map(({ dossierId }) => dossierId),
        )
      ).map((each) => [each.id, each]),
    );
    return complaints.flatMap(({ id, code, dossierId, complainantId }): readonly NewNotice[] => {
      const dossier = dossiers.get(dossierId);
      // Only the applicant's addresses are known with the dossier; an agent reads the answer under their account.
      if (!dossier || dossier.applicantId !== complainantId) return [];
      const words = templates('complaint-answered', { code, host, hasAccount: complainantId !== null });
      if (!words) return [];
      return [
        {
          ...words,
          eventId: answered.get(id)!,
          about: { type: 'complaint', id },
          recipient: { kind: 'citizen', id: complainantId },
          addresses: { email: dossier.applicantEmail, sms: dossier.applicantPhone },
          path: complainantId ? complaintPaths.own(id) : citizenPaths.tracking(dossier.code),
        },
      ];
    });
  };
