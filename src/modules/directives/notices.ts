import type { NewNotice, NoticeSource, NoticeTemplates } from '#modules/notifications/index.ts';
import { listOfficerAddresses } from '#modules/org/index.ts';
import type { RecordedEvent } from '#platform/events/index.ts';
import { paths } from './paths.ts';

/** What the template of a digest may name. */
export const directiveNoticeNames = ['count'] as const;

/**
 * Digests to officers who have an address. The letter says how many directives wait and where to read of them: what they are
 * about stays behind the sign-in.
 */
export const directiveNotices =
  (templates: NoticeTemplates): NoticeSource =>
  async (tx, events) => {
    const digests = events.filter(({ type }) => type === 'directive-digest-made');
    const addresses = await listOfficerAddresses(
      tx,
      digests.map(({ data }) => data['officerId']),
    );
    return digests.flatMap((digest: RecordedEvent): readonly NewNotice[] => {
      const { officerId, directiveIds } = digest.data;
      const email = addresses.get(officerId);
      const words = templates(digest.type, { count: String(directiveIds.length) });
      if (!email || !words) return [];
      return [
        {
          ...words,
          eventId: digest.id,
          about: { type: 'officer', id: officerId },
          recipient: { kind: 'officer', id: officerId },
          addresses: { email },
          path: paths.list(),
        },
      ];
    });
  };
