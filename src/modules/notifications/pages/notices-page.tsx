import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import {
  Button,
  ButtonLink,
  Card,
  Disclosure,
  EmptyState,
  formatDateTime,
  PageTitle,
  Pagination,
  Tag,
} from '#ui/index.ts';
import { t } from '../messages.ts';
import { noticePaths } from '../paths.ts';
import type { Notice } from '../queries.ts';
import { DeliveryList } from './delivery-list.tsx';

export interface NoticesPageProps {
  readonly notices: readonly Notice[];
  readonly readUntil: string | null;
  /** The last of a full page. */
  readonly olderAfter: string | undefined;
  readonly isFirst: boolean;
}

/** All that a person has been told, the newest first. */
export function NoticesPage({ notices, readUntil, olderAfter, isFirst }: NoticesPageProps) {
  const { locale } = usePage();
  const isUnread = ({ id }: Notice) => readUntil === null || id > readUntil;
  const [newest] = notices;
  return (
    <PublicFrame
      title={t(locale, 'title')}
      breadcrumbs={[{ label: t(locale, 'home'), href: '/' }, { label: t(locale, 'title') }]}
    >
      <div class="mu-narrow mu-stack" data-gap="large">
        <PageTitle title={t(locale, 'title')} lead={t(locale, 'lead')} />
        <div class="mu-row">
          {isFirst && newest && isUnread(newest) && (
            <form method="post" action={noticePaths.read()}>
              <input type="hidden" name="until" value={newest.id} />
              <Button variant="secondary">{t(locale, 'markRead')}</Button>
            </form>
          )}
          <ButtonLink variant="tertiary" href={noticePaths.channels()}>
            {t(locale, 'howTo')}
          </ButtonLink>
        </div>
        {notices.length === 0 ? (
          <EmptyState title={t(locale, 'none')}>{t(locale, 'noneText')}</EmptyState>
        ) : (
          <div class="mu-stack">
            {notices.map((notice) => (
              <Card key={notice.id} title={notice.subject}>
                <p class="mu-row">
                  <time class="mu-quiet" dateTime={notice.createdAt.toString()}>
                    {formatDateTime(notice.createdAt, locale)}
                  </time>
                  {isUnread(notice) && <Tag tone="info">{t(locale, 'unread')}</Tag>}
                </p>
                <p>{notice.body}</p>
                <p>
                  <a href={notice.path} aria-label={`${t(locale, 'open')}: ${notice.subject}`}>
                    {t(locale, 'open')}
                  </a>
                </p>
                <Disclosure summary={t(locale, 'proof')}>
                  <DeliveryList notice={notice} />
                </Disclosure>
              </Card>
            ))}
          </div>
        )}
        <Pagination
          previousHref={isFirst ? undefined : noticePaths.own()}
          nextHref={olderAfter && noticePaths.own(olderAfter)}
        />
      </div>
    </PublicFrame>
  );
}
