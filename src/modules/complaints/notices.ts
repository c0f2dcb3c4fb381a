import { listDossiersById } from '#modules/dossiers/index.ts';
import type { NewNotice, NoticeSource } from '#modules/notifications/index.ts';
import { complaintPaths } from './paths.ts';

/**
 * Tells the applicant by e-mail that an answer is there. What was said and answered stays behind the sign-in; for who has no
 * account, at the desk.
 */
export const complaintNotices =
  ({ baseUrl, siteName }: { readonly baseUrl: string; readonly siteName: string }): NoticeSource =>
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
      // Only the applicant's address is known with the dossier; an agent reads the answer under their account.
      if (!dossier?.applicantEmail || dossier.applicantId !== complainantId) return [];
      const where = complainantId
        ? `Đọc trả lời: ${baseUrl}${complaintPaths.own(id)}`
        : 'Ông/bà liên hệ bộ phận một cửa nơi đã phản ánh để nhận trả lời.';
      return [
        {
          eventId: answered.get(id)!,
          channel: 'email',
          recipient: { kind: 'citizen', id: complainantId },
          address: dossier.applicantEmail,
          subject: `Đã có trả lời cho ${code}`,
          body: [
            'Kính gửi ông/bà,',
            `Phản ánh, kiến nghị ${code} của ông/bà đã được trả lời. ${where}`,
            `${siteName}\nThư này được gửi tự động, xin không trả lời.`,
          ].join('\n\n'),
        },
      ];
    });
  };
