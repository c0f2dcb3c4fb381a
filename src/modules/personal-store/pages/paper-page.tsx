import { usePage } from '#platform/html/index.ts';
import { Alert, ButtonLink, Card, Disclosure, formatDateTime, PageTitle, SummaryList } from '#ui/index.ts';
import { t } from '../messages.ts';
import { type PaperUse, type StoredPaper, stateOf } from '../model.ts';
import { paperInWords } from '../paper-in-words.ts';
import { storePaths } from '../paths.ts';
import { StateTag } from './state-tag.tsx';
import { StoreFrame } from './store-frame.tsx';
import { UseTable } from './use-table.tsx';

export interface PaperPageProps {
  readonly paper: StoredPaper;
  readonly uses: readonly PaperUse[];
  readonly agencyName: string;
  readonly today: Temporal.PlainDate;
}

/** One paper: what it is worth, from where it came, where it was used, and what the person may do about it. */
export function PaperPage({ paper, uses, agencyName, today }: PaperPageProps) {
  const { locale } = usePage();
  const state = stateOf(paper, today);
  const words = paperInWords(locale, paper, state);
  return (
    <StoreFrame title={paper.title}>
      <PageTitle
        title={paper.title}
        lead={words.source}
        actions={<ButtonLink href={storePaths.file(paper.id)}>{t(locale, 'openFile')}</ButtonLink>}
      />
      {words.why && (
        <Alert tone="warning" title={words.state}>
          <p>{words.why}</p>
        </Alert>
      )}
      <Card title={t(locale, 'paper')}>
        <SummaryList
          rows={[
            { term: t(locale, 'validity'), value: <StateTag state={state} /> },
            { term: t(locale, 'dated'), value: words.days },
            { term: t(locale, 'agency'), value: agencyName },
            { term: t(locale, 'procedure'), value: paper.procedureName },
            ...(paper.documentNumber
              ? [{ term: t(locale, 'documentNumber'), value: paper.documentNumber }]
              : []),
            { term: t(locale, 'holder'), value: paper.holderName },
            ...(paper.digitisedBy ? [{ term: t(locale, 'digitisedBy'), value: paper.digitisedBy }] : []),
            { term: t(locale, 'signature'), value: words.signature },
            { term: t(locale, 'keptAt'), value: formatDateTime(paper.keptAt, locale) },
            { term: t(locale, 'hash'), value: <code class="store-hash">{paper.fileSha256}</code> },
          ]}
        />
      </Card>
      <section class="mu-stack">
        <h2>{t(locale, 'uses')}</h2>
        <UseTable paperId={paper.id} uses={uses} />
      </section>
      {paper.origin === 'submitted' ? (
        <Disclosure summary={t(locale, 'remove')}>
          <form class="mu-stack" method="post" action={storePaths.removal(paper.id)}>
            <p>{t(locale, 'removeHelp')}</p>
            <div>
              <button class="ds-button" data-variant="secondary" data-color="danger" type="submit">
                {t(locale, 'removeNow')}
                <span class="ds-sr-only"> {paper.title}</span>
              </button>
            </div>
          </form>
        </Disclosure>
      ) : (
        <p class="mu-quiet">{t(locale, 'officeKeeps')}</p>
      )}
    </StoreFrame>
  );
}
