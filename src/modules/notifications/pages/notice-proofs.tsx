import { usePage } from '#platform/html/index.ts';
import { formatDateTime, Timeline } from '#ui/index.ts';
import { t } from '../messages.ts';
import type { Notice } from '../queries.ts';
import { DeliveryList } from './delivery-list.tsx';

/** What people were told about something, each with its proof: for the file it belongs to. */
export function NoticeProofs({ notices }: { readonly notices: readonly Notice[] }) {
  const { locale } = usePage();
  return (
    <Timeline
      label={t(locale, 'told')}
      items={notices.map((notice) => ({
        key: notice.id,
        at: notice.createdAt.toString(),
        when: formatDateTime(notice.createdAt, locale),
        title: notice.subject,
        body: <DeliveryList notice={notice} />,
      }))}
    />
  );
}
