import { nameIn } from '#modules/procedures/index.ts';
import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import {
  Alert,
  Button,
  Card,
  ChoiceBoxes,
  DataTable,
  isRefused,
  PageTitle,
  type Posted,
  PostedProblem,
  QrCode,
  TextBox,
} from '#ui/index.ts';
import type { OpenDraft } from '../../open-draft.ts';
import { citizenPaths } from '../../paths.ts';
import type { OthersPart } from '../others-awaited.ts';
import { t } from '../words.ts';
import { partTitle, stateText } from './state-text.ts';

export interface OthersPageProps {
  readonly open: OpenDraft;
  readonly parts: readonly OthersPart[];
  readonly posted: Posted;
  /** The link just made: shown this once. */
  readonly link?: { readonly href: string; readonly name: string; readonly isOfWhole: boolean } | undefined;
}

/** The value that stands for the whole form among the parts. */
export const wholeForm = '*';

/** Who has a part in the application, how each stands, and whom else to ask. */
export function OthersPage({ open, parts, posted, link }: OthersPageProps) {
  const { locale } = usePage();
  const { draft, version } = open;
  const name = nameIn(version.content, locale);
  return (
    <PublicFrame
      title={t(locale, 'title')}
      hasErrors={isRefused(posted)}
      breadcrumbs={[{ label: name, href: citizenPaths.draft(draft.id) }, { label: t(locale, 'title') }]}
    >
      <div class="mu-stack" data-gap="large">
        <PageTitle eyebrow={name} title={t(locale, 'title')} lead={t(locale, 'lead')} />
        {link && <NewLink {...link} />}
        <PartTable draftId={draft.id} parts={parts} />
        <Card title={t(locale, 'ask')}>
          <form class="mu-stack" method="post" action={citizenPaths.others(draft.id)} noValidate>
            <PostedProblem posted={posted} />
            <ChoiceBoxes
              type="radio"
              name="part"
              label={t(locale, 'which')}
              options={parts.map((part) => ({
                value: part.stage ?? wholeForm,
                label: partTitle(part, locale),
              }))}
              posted={posted}
            />
            <TextBox name="name" label={t(locale, 'name')} hint={t(locale, 'nameHint')} posted={posted} />
            <div class="mu-row">
              <Button>{t(locale, 'create')}</Button>
              <a href={citizenPaths.draft(draft.id)}>{t(locale, 'back')}</a>
            </div>
          </form>
        </Card>
      </div>
    </PublicFrame>
  );
}

function NewLink({ href, name, isOfWhole }: NonNullable<OthersPageProps['link']>) {
  const { locale } = usePage();
  return (
    <Alert tone="success" title={t(locale, 'linkTitle', { name })} isNews>
      <p>
        <a href={href}>{href}</a>
      </p>
      <QrCode text={href} label={t(locale, 'qr')} />
      <p>{t(locale, 'linkHelp')}</p>
      {isOfWhole && <p>{t(locale, 'linkShares')}</p>}
    </Alert>
  );
}

function PartTable({ draftId, parts }: { readonly draftId: string; readonly parts: readonly OthersPart[] }) {
  const { locale } = usePage();
  return (
    <DataTable
      caption={t(locale, 'title')}
      rows={parts.filter(({ isRequired, state }) => isRequired || state !== 'nobody')}
      rowKey={({ stage }) => stage ?? wholeForm}
      stacksOnPhone
      empty={<p class="mu-quiet">{t(locale, 'state.nobody')}</p>}
      columns={[
        {
          key: 'part',
          header: t(locale, 'part'),
          namesRow: true,
          cell: (part) => (
            <>
              {partTitle(part, locale)}
              {part.respondent && (
                <div class="mu-quiet">{t(locale, 'required', { respondent: part.respondent })}</div>
              )}
            </>
          ),
        },
        {
          key: 'state',
          header: t(locale, 'state'),
          cell: (part) => (
            <>
              {stateText(part, locale)}
              {part.state === 'asked' && (
                <form method="post" action={citizenPaths.invitationEnd(draftId, part.invitation!.id)}>
                  <button class="ds-button" data-variant="tertiary" data-size="sm" type="submit">
                    {t(locale, 'takeBack')}
                  </button>
                </form>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
