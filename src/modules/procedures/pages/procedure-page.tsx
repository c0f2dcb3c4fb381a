import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { ButtonLink, Card, DataTable, Disclosure, PageTitle, QrCode, SummaryList } from '#ui/index.ts';
import type { Procedure } from '../model.ts';
import { procedurePaths } from '../paths.ts';
import {
  descriptionIn,
  feeInWords,
  nameIn,
  nameLanguage,
  timeInWords,
  usualChannel,
} from '../procedure-in-words.ts';
import { words } from '../words.ts';
import { Papers } from './papers.tsx';

export interface ProcedurePageProps {
  readonly procedure: Procedure;
  readonly applyHref: string;
  /** The whole address of this page, for its QR code. */
  readonly address: string;
}

/** All one needs to know before applying: what, who, where, papers, time, fee, result; and the button. */
export function ProcedurePage({ procedure, applyHref, address }: ProcedurePageProps) {
  const { locale } = usePage();
  const name = nameIn(procedure, locale);
  return (
    <PublicFrame
      title={name}
      description={descriptionIn(procedure, locale) ?? name}
      breadcrumbs={[
        { label: words(locale, 'home'), href: '/' },
        { label: words(locale, 'procedures'), href: procedurePaths.list() },
        { label: procedure.field, href: procedurePaths.list({ field: procedure.field }) },
        { label: name },
      ]}
    >
      <article class="mu-stack" data-gap="large" lang={nameLanguage(procedure, locale)}>
        <PageTitle
          title={name}
          eyebrow={words(locale, 'code', { code: procedure.code })}
          lead={descriptionIn(procedure, locale)}
        />
        <div class="mu-stack" data-gap="small" lang={locale}>
          <p>
            <ButtonLink href={applyHref}>{words(locale, 'apply')}</ButtonLink>
          </p>
          <p class="mu-quiet">{words(locale, 'applyHelp')}</p>
        </div>
        <div class="mu-columns" lang={locale}>
          <div class="mu-stack" data-gap="large">
            <AtAGlance procedure={procedure} />
            <section class="mu-stack">
              <h2>{words(locale, 'papers')}</h2>
              <Papers components={procedure.components} />
            </section>
            <Ways procedure={procedure} />
            <Grounds procedure={procedure} />
          </div>
          <aside>
            <Card title={words(locale, 'share')}>
              <QrCode text={address} label={words(locale, 'shareLabel')} />
            </Card>
          </aside>
        </div>
      </article>
    </PublicFrame>
  );
}

function AtAGlance({ procedure }: { readonly procedure: Procedure }) {
  const { locale } = usePage();
  const channel = usualChannel(procedure);
  const levels = procedure.levels.map((level) => words(locale, level)).join(', ');
  return (
    <section class="mu-stack">
      <h2>{words(locale, 'atAGlance')}</h2>
      <SummaryList
        rows={[
          { term: words(locale, 'who'), value: asPublished(procedure.audiences) ?? words(locale, 'anyone') },
          {
            term: words(locale, 'where'),
            value: (
              <>
                {procedure.agency && asPublished([procedure.agency])}{' '}
                {procedure.agency ? `(${levels})` : levels}
              </>
            ),
          },
          { term: words(locale, 'time'), value: timeInWords(channel?.timeLimit, locale) },
          {
            term: words(locale, 'fee'),
            value: channel ? feeInWords(channel, locale) : words(locale, 'feeUnknown'),
          },
          {
            term: words(locale, 'result'),
            value: asPublished(procedure.results.map(({ name }) => name)) ?? '—',
          },
        ]}
      />
    </section>
  );
}

/** What the catalogue has in Vietnamese alone says so, for those who hear the page in English. */
const asPublished = (texts: readonly string[]) =>
  texts.length > 0 ? <span lang="vi">{texts.join('; ')}</span> : undefined;

function Ways({ procedure }: { readonly procedure: Procedure }) {
  const { locale } = usePage();
  if (procedure.channels.length === 0) return null;
  return (
    <section class="mu-stack">
      <h2>{words(locale, 'ways')}</h2>
      <DataTable
        caption={words(locale, 'ways')}
        stacksOnPhone
        rows={procedure.channels}
        rowKey={({ kind }) => kind}
        empty=""
        columns={[
          {
            key: 'channel',
            header: words(locale, 'channel'),
            cell: ({ kind }) => words(locale, kind),
            namesRow: true,
          },
          {
            key: 'time',
            header: words(locale, 'time'),
            cell: ({ timeLimit }) => timeInWords(timeLimit, locale),
          },
          { key: 'fee', header: words(locale, 'fee'), cell: (channel) => feeInWords(channel, locale) },
        ]}
      />
    </section>
  );
}

function Grounds({ procedure }: { readonly procedure: Procedure }) {
  const { locale } = usePage();
  const { legalBases, decision, portalUrl } = procedure;
  if (legalBases.length === 0 && !decision && !portalUrl) return null;
  return (
    <Disclosure summary={words(locale, 'legalBases')}>
      <div class="mu-stack" data-gap="small">
        {decision && <p>{words(locale, 'decision', { decision })}</p>}
        {legalBases.length > 0 && (
          <ul>
            {legalBases.map((basis) => (
              <li key={basis}>{basis}</li>
            ))}
          </ul>
        )}
        {portalUrl && (
          <p>
            <a href={portalUrl}>{words(locale, 'nationalPortal')}</a>
          </p>
        )}
      </div>
    </Disclosure>
  );
}
