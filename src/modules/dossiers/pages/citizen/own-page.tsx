import { type Obligation, owedVnd, paymentPaths } from '#modules/payments/index.ts';
import { nameIn, type Procedure, procedurePaths } from '#modules/procedures/index.ts';
import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import {
  ButtonLink,
  Card,
  Disclosure,
  EmptyState,
  formatDateTime,
  formatMoney,
  PageTitle,
  Tag,
} from '#ui/index.ts';
import { words } from '../../citizen-words.ts';
import type { Draft } from '../../drafts.ts';
import type { Dossier } from '../../model.ts';
import { citizenPaths } from '../../paths.ts';
import { DossierStatus } from './dossier-status.tsx';

export interface OwnPageProps {
  readonly dossiers: readonly Dossier[];
  /** What each owes or has paid, by dossier. */
  readonly fees: ReadonlyMap<string, readonly Obligation[]>;
  readonly drafts: readonly { readonly draft: Draft; readonly procedure: Procedure }[];
}

/** What the person has begun and what they have sent, on whichever device they signed in. */
export function OwnPage({ dossiers, drafts, fees }: OwnPageProps) {
  const { locale, actor } = usePage();
  return (
    <PublicFrame
      title={words(locale, 'own')}
      breadcrumbs={[{ label: words(locale, 'home'), href: '/' }, { label: words(locale, 'own') }]}
    >
      <div class="mu-stack" data-gap="large">
        <PageTitle
          title={words(locale, 'own')}
          actions={
            <ButtonLink href={procedurePaths.list()} variant="secondary">
              {words(locale, 'newDossier')}
            </ButtonLink>
          }
        />
        {drafts.length > 0 && (
          <section class="mu-stack">
            <h2>{words(locale, 'drafts')}</h2>
            {drafts.map(({ draft, procedure }) => (
              <DraftCard key={draft.id} draft={draft} name={nameIn(procedure, locale)} />
            ))}
          </section>
        )}
        <section class="mu-stack">
          <h2>{words(locale, 'sent')}</h2>
          {dossiers.length === 0 && (
            <EmptyState title={words(locale, 'noneSent')}>
              <p>
                <a href={procedurePaths.list()}>{words(locale, 'findProcedure')}</a>
              </p>
            </EmptyState>
          )}
          {dossiers.map((dossier) => (
            <Card key={dossier.id} headingLevel={3} title={<OwnLink dossier={dossier} />}>
              <div class="mu-row">
                <DossierStatus status={dossier.status} />
                {dossier.agentId !== null && (
                  <Tag tone="info">
                    {words(locale, dossier.agentId === actor.id ? 'sentForOther' : 'sentByAgent', {
                      applicant: dossier.applicantName,
                      agent: dossier.agentName ?? '',
                    })}
                  </Tag>
                )}
                {fees
                  .get(dossier.id)
                  ?.filter((fee) => owedVnd(fee) > 0 && fee.payerId === actor.id)
                  .map((fee) => (
                    <a key={fee.id} href={paymentPaths.own(fee.id)}>
                      {words(locale, 'pay')} {formatMoney(owedVnd(fee), locale)}
                    </a>
                  ))}
                <span class="mu-quiet">
                  {dossier.code} ·{' '}
                  {words(locale, 'sentAt', { when: formatDateTime(dossier.submittedAt, locale) })}
                </span>
              </div>
            </Card>
          ))}
        </section>
      </div>
    </PublicFrame>
  );
}

const OwnLink = ({ dossier }: { readonly dossier: Dossier }) => (
  <a href={citizenPaths.dossier(dossier.id)}>{dossier.procedureName}</a>
);

function DraftCard({ draft, name }: { readonly draft: Draft; readonly name: string }) {
  const { locale } = usePage();
  const when = formatDateTime(draft.updatedAt, locale);
  return (
    <Card headingLevel={3} title={name}>
      {draft.mandateId !== null && <Tag tone="info">{words(locale, 'forOther')}</Tag>}
      <p class="mu-quiet">{words(locale, 'savedAt', { when })}</p>
      <div class="mu-row">
        <ButtonLink href={citizenPaths.draft(draft.id)}>
          {words(locale, 'goOn')}
          <span class="ds-sr-only"> {name}</span>
        </ButtonLink>
      </div>
      <Disclosure summary={words(locale, 'removeDraft')}>
        <form class="mu-stack" method="post" action={citizenPaths.draftRemoval(draft.id)}>
          <p>{words(locale, 'removeDraftText')}</p>
          <div>
            <button class="ds-button" data-variant="secondary" data-color="danger" type="submit">
              {words(locale, 'removeForGood')}
              <span class="ds-sr-only"> {name}</span>
            </button>
          </div>
        </form>
      </Disclosure>
    </Card>
  );
}
