import type { NewNotice, NoticeSource } from '#modules/notifications/index.ts';
import { listOfficerAddresses } from '#modules/org/index.ts';
import type { RecordedEvent } from '#platform/events/index.ts';
import { paths } from './paths.ts';

/**
 * Digests by e-mail, to officers who have an address. The letter says how many directives wait and where to read of them:
 * what they are about stays behind the sign-in.
 */
export const directiveNotices =
  ({ baseUrl, siteName }: { readonly baseUrl: string; readonly siteName: string }): NoticeSource =>
  async (tx, events) => {
    const digests = events.filter(({ type }) => type === 'directive-digest-made');
    const addresses = await listOfficerAddresses(
      tx,
      digests.map(({ data }) => data['officerId']),
    );
    return digests.flatMap((digest: RecordedEvent): readonly NewNotice[] => {
      const { officerId, directiveIds } = digest.data;
      const address = addresses.get(officerId);
      if (!address) return [];
      const count = directiveIds.length;
      return [
        {
          eventId: digest.id,
          channel: 'email',
          recipient: { kind: 'officer', id: officerId },
          address,
          subject: `Nhắc việc: ${count} nhiệm vụ đến hạn hoặc quá hạn`,
          body: [
            'Kính gửi đồng chí,',
            `Hôm nay có ${count} nhiệm vụ cần đồng chí để ý về thời hạn. Danh sách: ${baseUrl}${paths.list()}`,
            `${siteName}\nThư này được gửi tự động mỗi ngày nhiều nhất một lần, xin không trả lời.`,
          ].join('\n\n'),
        },
      ];
    });
  };
