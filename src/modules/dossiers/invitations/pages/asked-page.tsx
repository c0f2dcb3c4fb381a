import type { ComponentChildren } from 'preact';
import { type StageView, summarise } from '#engines/forms/index.ts';
import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { StageForm } from '#ui/form/index.ts';
import {
  Alert,
  Button,
  Card,
  isRefused,
  nothingPosted,
  PageTitle,
  type Posted,
  PostedProblem,
  TickBox,
} from '#ui/index.ts';
import { AnswersSummary } from '../../pages/shared/answers-summary.tsx';
import { citizenPaths } from '../../paths.ts';
import { hasFiles } from '../../view-of-stage.ts';
import type { Asked } from '../answer-invitation.ts';
import { t } from '../words.ts';

interface AskedProps {
  readonly token: string;
  readonly owner: string;
  readonly procedure: string;
}

/** The page that someone else asked this person to fill in. */
export function AskedPage({ token, owner, procedure, view }: AskedProps & { readonly view: StageView }) {
  const { locale } = usePage();
  return (
    <AskedFrame
      owner={owner}
      title={view.title}
      lead={t(locale, 'fillLead', { procedure, owner })}
      hasErrors={view.issues.length > 0}
    >
      <StageForm
        view={{ ...view, isFirst: true, isLast: false }}
        locale={locale}
        action={citizenPaths.invitation(token)}
        hasFiles={hasFiles(view.fields)}
      />
    </AskedFrame>
  );
}

/** The whole application, for someone who is asked to agree to it. */
export function AgreePage({
  token,
  owner,
  procedure,
  asked,
  lists,
  posted = nothingPosted,
}: AskedProps & {
  readonly asked: Asked;
  readonly lists: Parameters<typeof summarise>[3]['lists'];
  readonly posted?: Posted | undefined;
}) {
  const { locale } = usePage();
  const { form, draft, today } = asked;
  return (
    <AskedFrame
      owner={owner}
      title={t(locale, 'whole')}
      lead={t(locale, 'agreeLead', { procedure, owner })}
      hasErrors={isRefused(posted)}
    >
      <Card>
        <AnswersSummary
          stages={summarise(form, draft.answers, locale, { today, lists, fileName: () => '✓' })}
          headingLevel={2}
        />
      </Card>
      <form class="mu-stack" method="post" action={citizenPaths.invitation(token)} noValidate>
        <PostedProblem posted={posted} />
        <input type="hidden" name="version" value={draft.version} />
        <TickBox name="agreement" value="yes" label={t(locale, 'agreement')} posted={posted} />
        <div>
          <Button>{t(locale, 'agree')}</Button>
        </div>
      </form>
    </AskedFrame>
  );
}

/** One's own link, opened by oneself. */
export function OwnLinkPage() {
  const { locale } = usePage();
  return (
    <PublicFrame title={t(locale, 'own')}>
      <Alert tone="info" title={t(locale, 'own')}>
        <p>{t(locale, 'ownHelp')}</p>
        <p>
          <a href={citizenPaths.own}>{t(locale, 'back')}</a>
        </p>
      </Alert>
    </PublicFrame>
  );
}

function AskedFrame({
  owner,
  title,
  lead,
  hasErrors,
  children,
}: {
  readonly owner: string;
  readonly title: string;
  readonly lead: string;
  readonly hasErrors: boolean;
  readonly children: ComponentChildren;
}) {
  const { locale } = usePage();
  return (
    <PublicFrame title={title} hasErrors={hasErrors}>
      <div class="mu-stack" data-gap="large">
        <PageTitle eyebrow={t(locale, 'asksYou', { owner })} title={title} lead={lead} />
        {children}
      </div>
    </PublicFrame>
  );
}
