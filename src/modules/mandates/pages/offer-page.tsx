import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { Button, Card, PageTitle } from '#ui/index.ts';
import { t } from '../messages.ts';
import { type Mandate, principalName } from '../model.ts';
import { mandatePaths } from '../paths.ts';
import { MandateFacts } from './mandate-facts.tsx';

/** What the link shows to the person who is to act: everything, before they accept. */
export function OfferPage({ mandate, token }: { readonly mandate: Mandate; readonly token: string }) {
  const { locale } = usePage();
  const grantor = principalName(mandate);
  const title = t(locale, 'offerTitle', { grantor });
  return (
    <PublicFrame title={title}>
      <div class="mu-stack" data-gap="large">
        <PageTitle title={title} lead={t(locale, 'offerLead', { grantor })} />
        <Card>
          <MandateFacts mandate={mandate} />
        </Card>
        <form class="mu-stack" method="post" action={mandatePaths.offer(token)}>
          <p class="mu-quiet">{t(locale, 'acceptHelp')}</p>
          <div>
            <Button>{t(locale, 'accept')}</Button>
          </div>
        </form>
      </div>
    </PublicFrame>
  );
}

const helps = { own: 'ownHelp', closed: 'closedHelp', 'needs-identity': 'needs-identity-help' } as const;

/** Why there is nothing to accept or to grant here. */
export function NoOfferPage({ why }: { readonly why: keyof typeof helps }) {
  const { locale } = usePage();
  return (
    <PublicFrame title={t(locale, why)}>
      <div class="mu-stack">
        <PageTitle title={t(locale, why)} lead={t(locale, helps[why])} />
        <p>
          <a href={mandatePaths.list()}>{t(locale, 'back')}</a>
        </p>
      </div>
    </PublicFrame>
  );
}
