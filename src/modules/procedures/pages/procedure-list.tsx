import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { EmptyState, LinkCardList, PageTitle, Pagination, SearchBox, TabLinks } from '#ui/index.ts';
import type { Procedure, ProcedureLevel } from '../model.ts';
import { type ListQuery, procedurePaths } from '../paths.ts';
import {
  descriptionIn,
  feeInWords,
  nameIn,
  nameLanguage,
  timeInWords,
  usualChannel,
} from '../procedure-in-words.ts';
import type { ProcedurePage } from '../search-procedures.ts';
import { words } from '../words.ts';

export interface ProcedureListProps {
  readonly query: ListQuery & { readonly level?: ProcedureLevel | undefined };
  readonly found: ProcedurePage;
}

/** What answers a question in everyday words; without one, the whole catalogue. */
export function ProcedureList({ query, found }: ProcedureListProps) {
  const { locale } = usePage();
  const title = query.q ? words(locale, 'results', { q: query.q }) : words(locale, 'procedures');
  return (
    <PublicFrame
      title={title}
      description={words(locale, 'description')}
      breadcrumbs={[{ label: words(locale, 'home'), href: '/' }, { label: words(locale, 'procedures') }]}
    >
      <div class="mu-stack" data-gap="large">
        <div class="mu-stack">
          <PageTitle title={title} />
          <SearchBox
            action={procedurePaths.list()}
            value={query.q}
            isLarge
            label={words(locale, 'searchLabel')}
            placeholder={words(locale, 'searchHint')}
          />
        </div>
        <Levels query={query} />
        {found.total === 0 ? <Nothing /> : <Results query={query} found={found} />}
      </div>
    </PublicFrame>
  );
}

function Levels({ query }: Pick<ProcedureListProps, 'query'>) {
  const { locale } = usePage();
  const tab = (level: ProcedureLevel | undefined) => ({
    label: words(locale, level ?? 'anyLevel'),
    href: procedurePaths.list({ q: query.q, level }),
    isCurrent: query.level === level,
  });
  return <TabLinks label={words(locale, 'level')} tabs={[tab(undefined), tab('commune'), tab('province')]} />;
}

function Results({ query, found }: ProcedureListProps) {
  const { locale } = usePage();
  const { page, pageSize, total } = found;
  const at = (to: number) => procedurePaths.list({ ...query, page: to });
  const summary = words(locale, 'shown', {
    from: (page - 1) * pageSize + 1,
    to: Math.min(page * pageSize, total),
    total,
  });
  return (
    <>
      <Fields query={query} found={found} />
      <section class="mu-stack">
        <h2>{words(locale, 'found', { total })}</h2>
        <LinkCardList layout="rows" items={found.items.map((procedure) => cardOf(procedure, locale))} />
        <Pagination
          previousHref={page > 1 ? at(page - 1) : undefined}
          nextHref={page * pageSize < total ? at(page + 1) : undefined}
          summary={total > pageSize ? summary : undefined}
        />
      </section>
    </>
  );
}

/** The most frequent fields of what was found, as links: a field narrows, pressed again it opens. */
function Fields({ query, found }: ProcedureListProps) {
  const { locale } = usePage();
  if (found.fields.length < 2 && !query.field) return null;
  const shown = query.field ? [] : found.fields.slice(0, 5);
  const link = (label: string, field: string | undefined) => ({
    label,
    href: procedurePaths.list({ ...query, field, page: 1 }),
    isCurrent: query.field === field,
  });
  return (
    <TabLinks
      label={words(locale, 'field')}
      tabs={[
        link(words(locale, 'anyField'), undefined),
        ...(query.field ? [link(query.field, query.field)] : []),
        ...shown.map(({ field, count }) => link(`${field} (${count})`, field)),
      ]}
    />
  );
}

function Nothing() {
  const { locale } = usePage();
  return (
    <EmptyState title={words(locale, 'nothing')}>
      <p>{words(locale, 'nothingHelp')}</p>
      <p>
        <a href={procedurePaths.list()}>{words(locale, 'browseAll')}</a>
      </p>
    </EmptyState>
  );
}

const cardOf = (procedure: Procedure, locale: Parameters<typeof words>[0]) => {
  const channel = usualChannel(procedure);
  const facts = [procedure.field, timeInWords(channel?.timeLimit, locale)];
  return {
    href: procedurePaths.procedure(procedure.code),
    title: nameIn(procedure, locale),
    titleLang: nameLanguage(procedure, locale),
    description: descriptionIn(procedure, locale),
    meta: [...facts, ...(channel ? [feeInWords(channel, locale)] : [])].join(' · '),
  };
};
