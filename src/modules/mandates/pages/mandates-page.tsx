import { dayOf } from '#modules/org/index.ts';
import { PublicFrame, sitePaths } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import {
  Alert,
  ButtonLink,
  Card,
  Disclosure,
  EmptyState,
  PageTitle,
  QrCode,
  Tag,
  type TagTone,
} from '#ui/index.ts';
import { t } from '../messages.ts';
import { isOpen, type Mandate, type MandateState, stateOf } from '../model.ts';
import { mandatePaths } from '../paths.ts';
import { MandateFacts } from './mandate-facts.tsx';

export interface MandatesPageProps {
  readonly mandates: readonly Mandate[];
  readonly citizenId: string;
  readonly now: Temporal.Instant;
  /** The link of a mandate just granted: shown this once. */
  readonly link?: { readonly href: string; readonly name: string } | undefined;
}

/** Who acts for the person, and for whom they act. */
export function MandatesPage({ mandates, citizenId, now, link }: MandatesPageProps) {
  const { locale } = usePage();
  const given = mandates.filter(({ grantorId }) => grantorId === citizenId);
  const held = mandates.filter(({ agentId }) => agentId === citizenId);
  const cards = (of: readonly Mandate[]) =>
    of.map((mandate) => <MandateCard key={mandate.id} mandate={mandate} now={now} />);
  return (
    <PublicFrame
      title={t(locale, 'title')}
      breadcrumbs={[{ label: t(locale, 'account'), href: sitePaths.account }, { label: t(locale, 'title') }]}
    >
      <div class="mu-stack" data-gap="large">
        <PageTitle
          title={t(locale, 'title')}
          lead={t(locale, 'lead')}
          actions={<ButtonLink href={mandatePaths.granting()}>{t(locale, 'grant')}</ButtonLink>}
        />
        {link && <NewLink {...link} />}
        <section class="mu-stack">
          <h2>{t(locale, 'given')}</h2>
          {given.length > 0 ? cards(given) : <EmptyState title={t(locale, 'noneGiven')} />}
        </section>
        <section class="mu-stack">
          <h2>{t(locale, 'held')}</h2>
          {held.length > 0 ? cards(held) : <EmptyState title={t(locale, 'noneHeld')} />}
        </section>
      </div>
    </PublicFrame>
  );
}

function NewLink({ href, name }: NonNullable<MandatesPageProps['link']>) {
  const { locale } = usePage();
  return (
    <Alert tone="success" title={t(locale, 'linkTitle', { name })} isNews>
      <p>
        <a href={href}>{href}</a>
      </p>
      <QrCode text={href} label={t(locale, 'qr')} />
      <p>{t(locale, 'linkHelp')}</p>
    </Alert>
  );
}

const tones: Readonly<Record<MandateState, TagTone>> = {
  offered: 'warning',
  lapsed: 'neutral',
  coming: 'info',
  'in-force': 'success',
  past: 'neutral',
  ended: 'neutral',
};

function MandateCard({ mandate, now }: { readonly mandate: Mandate; readonly now: Temporal.Instant }) {
  const { locale } = usePage();
  const state = stateOf(mandate, now, dayOf(now));
  const agent = mandate.agentName ?? mandate.agentLabel;
  return (
    <Card headingLevel={3} title={`${mandate.grantorName} → ${agent}`}>
      <p>
        <Tag tone={tones[state]}>{t(locale, `state.${state}`)}</Tag>
      </p>
      <MandateFacts mandate={mandate} />
      {mandate.record && (
        <p>
          <a href={mandatePaths.record(mandate.id)} download>
            {t(locale, 'download')}
          </a>
        </p>
      )}
      {isOpen(state) && (
        <Disclosure summary={t(locale, state === 'offered' ? 'takeBack' : 'end')}>
          <form class="mu-stack" method="post" action={mandatePaths.end(mandate.id)}>
            <p>{t(locale, state === 'offered' ? 'takeBackText' : 'endText')}</p>
            <div>
              <button class="ds-button" data-variant="secondary" data-color="danger" type="submit">
                {t(locale, 'endNow')}
                <span class="ds-sr-only"> {t(locale, 'endOf', { grantor: mandate.grantorName, agent })}</span>
              </button>
            </div>
          </form>
        </Disclosure>
      )}
    </Card>
  );
}
