import { type SummaryRow as Answered, checkAnswers, issueText, summarise } from '#engines/forms/index.ts';
import { isInForce, type Mandate, principalName } from '#modules/mandates/index.ts';
import type { FeeAssessment } from '#modules/payments/index.ts';
import { nameIn } from '#modules/procedures/index.ts';
import { PublicFrame } from '#modules/site/index.ts';
import type { Issue } from '#platform/errors/index.ts';
import { usePage } from '#platform/html/index.ts';
import { Alert, Button, Card, formatDateTime, PageTitle, StageList, SummaryList } from '#ui/index.ts';
import { words } from '../../citizen-words.ts';
import { contactForm } from '../../contact-form.ts';
import type { AlikeDossier } from '../../find-alike.ts';
import { othersAwaited, othersParts } from '../../invitations/others-awaited.ts';
import { OthersAwaited } from '../../invitations/pages/others-awaited.tsx';
import type { OpenDraft } from '../../open-draft.ts';
import { citizenPaths } from '../../paths.ts';
import { DraftFee } from './draft-fee.tsx';
import { stagesOf } from './stage-page.tsx';

export interface ReviewPageProps {
  readonly open: OpenDraft;
  /** What it would cost as it is filled in. */
  readonly fee: FeeAssessment | undefined;
  /** The same person's dossiers of this procedure of the last days. */
  readonly alike?: readonly AlikeDossier[] | undefined;
  /** What was wrong when it was sent. */
  readonly issues?: readonly Issue[] | undefined;
}

/** All that was answered, each part with a way to change it, before it is sent. */
export function ReviewPage({ open, fee, alike = [], issues = [] }: ReviewPageProps) {
  const { locale } = usePage();
  const { draft, form, version, today, lists, fileName } = open;
  const name = nameIn(version.content, locale);
  const parts = [
    ...summarise(form, draft.answers, locale, { today, lists, fileName }).map((stage) => ({ form, stage })),
    ...summarise(contactForm, draft.contact, locale, { today, lists }).map((stage) => ({
      form: contactForm,
      stage,
    })),
  ].map(({ form, stage }) => ({ form, ...stage, href: citizenPaths.stage(draft.id, stage.id) }));
  const unfinished = parts.filter(({ form, id }) => {
    const answers = form === contactForm ? draft.contact : draft.answers;
    return checkAnswers(form, answers, 'submit', { today, lists, stageId: id }).length > 0;
  });
  const awaited = othersAwaited(othersParts(form, draft, open.invitations, locale, today));
  return (
    <PublicFrame
      title={words(locale, 'review')}
      hasErrors={issues.length > 0}
      breadcrumbs={[
        { label: words(locale, 'home'), href: '/' },
        { label: words(locale, 'own'), href: citizenPaths.own },
        { label: name },
      ]}
    >
      <div class="mu-stack" data-gap="large">
        <PageTitle title={words(locale, 'review')} eyebrow={name} lead={words(locale, 'reviewLead')} />
        <StageList label={words(locale, 'stages')} stages={stagesOf(open, 'review', locale)} />
        {unfinished.length > 0 && (
          <Alert tone="warning" title={words(locale, 'unfinishedTitle')} isNews={issues.length > 0}>
            <ul>
              {unfinished.map(({ id, title, href }) => (
                <li key={id}>
                  <a href={href}>{words(locale, 'goOnWith', { title })}</a>
                </li>
              ))}
            </ul>
          </Alert>
        )}
        <Alike alike={alike} />
        {open.mandate && <ActingFor mandate={open.mandate} today={today} />}
        <OthersAwaited open={open} />
        {unfinished.length === 0 && issues.length > 0 && (
          <Alert tone="danger" title={words(locale, 'notSentTitle')} isNews>
            <ul>
              {issues.map((issue) => (
                <li key={issue.field}>{issueText(form, issue, locale)}</li>
              ))}
            </ul>
          </Alert>
        )}
        {parts.map(({ id, title, rows, href }) => (
          <Card
            key={id}
            title={title}
            actions={
              <a href={href}>
                {words(locale, 'change')}
                <span class="ds-sr-only"> {title.toLocaleLowerCase(locale)}</span>
              </a>
            }
          >
            <Answers rows={rows} />
          </Card>
        ))}
        {unfinished.length === 0 && <DraftFee fee={fee} />}
        {unfinished.length === 0 && awaited.length === 0 && (
          <form class="mu-stack" data-gap="small" method="post" action={citizenPaths.submission(draft.id)}>
            <p>{words(locale, 'sendHelp')}</p>
            <p>
              <Button>{words(locale, 'send')}</Button>
            </p>
          </form>
        )}
      </div>
    </PublicFrame>
  );
}

/** For whom it is sent; what stands in the way once the mandate is over. */
function ActingFor({ mandate, today }: { readonly mandate: Mandate; readonly today: Temporal.PlainDate }) {
  const { locale } = usePage();
  const isGood = isInForce(mandate, today);
  return (
    <Alert
      tone={isGood ? 'info' : 'warning'}
      title={words(locale, 'actingFor', { name: principalName(mandate) })}
    >
      <p>{words(locale, isGood ? 'actingForHelp' : 'mandateOver')}</p>
    </Alert>
  );
}

/** Answers as label and text; a group or a row of a table under its own small heading. */
function Answers({ rows, level = 3 }: { readonly rows: readonly Answered[]; readonly level?: 3 | 4 }) {
  const { locale } = usePage();
  const Heading = `h${level}` as const;
  const flat = rows.filter((row) => row.rows.length === 0);
  return (
    <>
      {flat.length > 0 && (
        <SummaryList
          rows={flat.map((row) => ({ term: row.label, value: row.text || words(locale, 'notAnswered') }))}
        />
      )}
      {rows
        .filter((row) => row.rows.length > 0)
        .map((row) => (
          <section key={row.name} class="mu-stack" data-gap="small">
            <Heading>{row.label}</Heading>
            <Answers rows={row.rows} level={4} />
          </section>
        ))}
    </>
  );
}

/** Sent once already, a few days ago? It may be sent again all the same. */
function Alike({ alike }: { readonly alike: readonly AlikeDossier[] }) {
  const { locale } = usePage();
  if (alike.length === 0) return null;
  return (
    <Alert tone="warning" title={words(locale, 'alikeTitle')}>
      <ul>
        {alike.map(({ id, code, submittedAt }) => (
          <li key={id}>
            <a href={citizenPaths.tracking(code)}>{code}</a>, {formatDateTime(submittedAt, locale)}
          </li>
        ))}
      </ul>
      <p>{words(locale, 'alikeHelp')}</p>
    </Alert>
  );
}
