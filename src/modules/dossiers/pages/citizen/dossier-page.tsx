import { NoticeProofs } from '#modules/notifications/index.ts';
import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import type { Locale } from '#platform/i18n/index.ts';
import {
  FileList,
  isRefused,
  nothingPosted,
  PageTitle,
  type Posted,
  PostedProblem,
  SummaryList,
} from '#ui/index.ts';
import type { DossierAssistance } from '../../assistance.ts';
import { words } from '../../citizen-words.ts';
import { dossierCan, statuses } from '../../model.ts';
import type { OwnDossier } from '../../own-dossier.ts';
import { citizenPaths } from '../../paths.ts';
import type { DossierFile } from '../../queries.ts';
import { ReopeningList } from '../shared/reopening-list.tsx';
import { DossierStatus } from './dossier-status.tsx';
import { History } from './history.tsx';
import { Letters } from './letters.tsx';
import { OwnFees } from './own-fees.tsx';
import { PaperLinks } from './paper-links.tsx';
import { RatingForm } from './rating-form.tsx';
import { SupplementForm } from './supplement-form.tsx';
import { WithdrawalForm } from './withdrawal-form.tsx';

export interface DossierPageProps {
  readonly own: OwnDossier;
  readonly posted?: Posted;
}

/** The applicant's own page of a dossier: where it is, what is asked of them, what they got. */
export function DossierPage({ own, posted = nothingPosted }: DossierPageProps) {
  const { locale, actor } = usePage();
  const { dossier, agency, desk, files, asked } = own;
  const nameOf = (unit: typeof agency) => (locale === 'en' && unit.nameEn) || unit.name;
  const isAgent = dossier.agentId !== null && dossier.agentId === actor.id;
  const results = files.filter(({ purpose }) => purpose === 'result' || purpose === 'part-result');
  const revoked = files.filter(({ purpose }) => purpose === 'revoked-result');
  const sent = files.filter((file) => !results.includes(file) && !revoked.includes(file));
  return (
    <PublicFrame
      title={`${dossier.procedureName} – ${dossier.code}`}
      hasErrors={isRefused(posted)}
      breadcrumbs={[
        { label: words(locale, 'home'), href: '/' },
        { label: words(locale, 'own'), href: citizenPaths.own },
        { label: dossier.code },
      ]}
    >
      <div class="mu-stack" data-gap="large">
        <div class="mu-stack" data-gap="small">
          <PageTitle title={dossier.procedureName} eyebrow={`${words(locale, 'code')} ${dossier.code}`} />
          <p>
            <DossierStatus status={dossier.status} />
          </p>
        </div>
        <PostedProblem posted={posted} />
        <ReopeningList reopenings={own.reopenings} />
        <OwnFees fees={own.fees} />
        {asked && <SupplementForm dossierId={dossier.id} asked={asked} posted={posted} />}
        {results.length > 0 && (
          <Files label={words(locale, 'result')} files={results} dossierId={dossier.id} />
        )}
        {own.isAttested && (
          <p>
            <a href={citizenPaths.wallet(dossier.id)}>{words(locale, 'toWallet')}</a>
          </p>
        )}
        <PaperLinks originals={own.originals} />
        {!isAgent && dossierCan.rate(dossier) && <RatingForm own={own} posted={posted} />}
        <div class="mu-columns">
          <div class="mu-stack" data-gap="large">
            <section class="mu-stack" data-gap="small">
              <h2>{words(locale, 'deadline')}</h2>
              <p>{own.deadline ?? words(locale, deadlineWord(own))}</p>
            </section>
            <section class="mu-stack">
              <h2>{words(locale, 'history')}</h2>
              <History events={own.events} />
            </section>
          </div>
          <div class="mu-stack" data-gap="large">
            {own.letters.length > 0 && (
              <section class="mu-stack" data-gap="small">
                <h2>{words(locale, 'letters')}</h2>
                <Letters own={own} />
              </section>
            )}
            <section class="mu-stack" data-gap="small">
              <h2>{words(locale, 'facts')}</h2>
              <SummaryList
                rows={[
                  ...(dossier.agentName
                    ? [
                        { term: words(locale, 'applicant'), value: dossier.applicantName },
                        { term: words(locale, 'agent'), value: dossier.agentName },
                      ]
                    : []),
                  ...(dossier.organisationName
                    ? [{ term: words(locale, 'organisation'), value: organisationOf(dossier, locale) }]
                    : []),
                  ...(own.assistance
                    ? [{ term: words(locale, 'assistance'), value: assistanceOf(own.assistance, locale) }]
                    : []),
                  { term: words(locale, 'agency'), value: nameOf(agency) },
                  { term: words(locale, 'desk'), value: nameOf(desk) },
                  {
                    term: words(locale, 'returnMethod'),
                    value: words(locale, returnWords[dossier.returnMethod]),
                  },
                ]}
              />
            </section>
            {revoked.length > 0 && (
              <Files label={words(locale, 'revokedResult')} files={revoked} dossierId={dossier.id} />
            )}
            {sent.length > 0 && (
              <Files label={words(locale, 'sentFiles')} files={sent} dossierId={dossier.id} />
            )}
            {own.notices.length > 0 && (
              <section class="mu-stack" data-gap="small">
                <h2>{words(locale, 'notices')}</h2>
                <NoticeProofs notices={own.notices} />
              </section>
            )}
            <p>
              <a href={citizenPaths.complaint(dossier.id)}>{words(locale, 'complain')}</a>
            </p>
            {!isAgent && dossierCan.withdraw(dossier) && <WithdrawalForm dossierId={dossier.id} />}
          </div>
        </div>
      </div>
    </PublicFrame>
  );
}

const assistanceOf = ({ confirmedBy, filledByName, address }: DossierAssistance, locale: Locale) =>
  words(locale, confirmedBy === 'code' ? 'assistanceByCode' : 'assistanceBySignature', {
    officer: filledByName,
    address: address ?? '',
  });

const organisationOf = ({ organisationName, organisationTaxCode }: OwnDossier['dossier'], locale: Locale) =>
  words(locale, 'organisationStated', { name: organisationName ?? '', taxCode: organisationTaxCode ?? '' });

const returnWords = { online: 'returnOnline', inPerson: 'returnInPerson', post: 'returnPost' } as const;

/** Without a running clock: why there is no deadline to tell. */
function deadlineWord({ dossier, asked }: OwnDossier) {
  if (asked) return 'clockStands';
  if (dossier.status === statuses.awaitingPayment) return 'clockStandsForPayment';
  return dossier.acceptedAt === null ? 'clockNotStarted' : 'clockDone';
}

function Files({
  label,
  files,
  dossierId,
}: {
  readonly label: string;
  readonly files: readonly DossierFile[];
  readonly dossierId: string;
}) {
  return (
    <section class="mu-stack" data-gap="small">
      <h2>{label}</h2>
      <FileList
        label={label}
        files={files.map((file) => ({
          id: file.fileId,
          name: file.name,
          sizeBytes: Number(file.sizeBytes),
          href: citizenPaths.file(dossierId, file.fileId),
        }))}
      />
    </section>
  );
}
