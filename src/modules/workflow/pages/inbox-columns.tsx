import type { ComponentChildren } from 'preact';
import type { Calendar } from '#engines/working-time/index.ts';
import { roleName } from '#modules/org/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import { type Locale, texts } from '#platform/i18n/index.ts';
import { type Column, DeadlineChip, formatDateTime, Tag } from '#ui/index.ts';
import { vi } from '../messages.vi.ts';
import { actsFor, type WorkItem } from '../model.ts';
import { workflowPaths } from '../paths.ts';
import { timeLeft } from '../time-left.ts';

const t = texts({ vi, en: {} });

export interface InboxColumns {
  readonly actor: Actor;
  readonly locale: Locale;
  readonly calendar: Calendar;
  readonly now: Temporal.Instant;
  /** Names of the units and of the absent colleagues that stand in the items. */
  readonly unitNames: ReadonlyMap<string, string>;
  readonly officerNames: ReadonlyMap<string, string>;
  /** What other modules have to say of a subject, by its id. */
  readonly marks: ReadonlyMap<string, ComponentChildren>;
  /** The form whose ticked items an act is done to. */
  readonly formId: string;
}

/** What the inbox says of each item. */
export function inboxColumns(props: InboxColumns): readonly Column<WorkItem>[] {
  const { locale, calendar, now, marks, formId } = props;
  return [
    {
      key: 'choose',
      header: t(locale, 'choose'),
      cell: (item) => (
        <input
          class="ds-input"
          type="checkbox"
          name="item"
          value={item.id}
          form={formId}
          aria-label={t(locale, 'chooseItem', { code: `${item.subjectCode}, ${item.title}` })}
        />
      ),
    },
    {
      key: 'due',
      header: t(locale, 'due'),
      noWrap: true,
      cell: (item) => <DeadlineChip left={timeLeft(calendar, now, item.dueAt)} dueAt={item.dueAt} />,
    },
    {
      key: 'code',
      header: t(locale, 'code'),
      noWrap: true,
      namesRow: true,
      cell: (item) => <a href={workflowPaths.subject(item)}>{item.subjectCode}</a>,
    },
    {
      key: 'subject',
      header: t(locale, 'subject'),
      cell: (item) => (
        <>
          {item.subjectTitle} {marks.get(item.subjectId)}
        </>
      ),
    },
    { key: 'step', header: t(locale, 'step'), cell: (item) => <Step item={item} locale={locale} /> },
    { key: 'place', header: t(locale, 'place'), cell: (item) => <Place item={item} {...props} /> },
    {
      key: 'opened',
      header: t(locale, 'opened'),
      noWrap: true,
      cell: (item) => formatDateTime(item.openedAt, locale),
    },
  ];
}

const Step = ({ item, locale }: { readonly item: WorkItem; readonly locale: Locale }) => (
  <>
    {item.title}
    {item.question && <div>{item.question}</div>}
    {item.stepDueAt && (
      <div class="mu-quiet">{t(locale, 'stepDue', { when: formatDateTime(item.stepDueAt, locale) })}</div>
    )}
    {item.remindedAt && <Tag tone="warning">{t(locale, 'reminded')}</Tag>}
    <div>
      <a href={workflowPaths.item(item.id)}>
        {t(locale, 'more')}
        <span class="ds-sr-only">, {item.subjectCode}</span>
      </a>
    </div>
  </>
);

function Place({ item, locale, actor, unitNames, officerNames }: InboxColumns & { readonly item: WorkItem }) {
  const absent = actsFor(actor, item);
  return (
    <>
      {roleName(item.role)}
      <div class="mu-quiet">{unitNames.get(item.unitId)}</div>
      {absent && (
        <Tag tone="neutral">{t(locale, 'substitute', { name: officerNames.get(absent) ?? '' })}</Tag>
      )}
      {item.assigneeId === actor.id && <Tag tone="info">{t(locale, 'named')}</Tag>}
    </>
  );
}
