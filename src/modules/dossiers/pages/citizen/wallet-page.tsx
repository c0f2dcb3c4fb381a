import { type AttestationOffer, type AttestationType, OfferCard } from '#modules/attestations/index.ts';
import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { Button, Card, PageTitle } from '#ui/index.ts';
import { words } from '../../citizen-words.ts';
import type { Dossier } from '../../model.ts';
import { citizenPaths } from '../../paths.ts';

export interface WalletPageProps {
  readonly dossier: Dossier;
  readonly type: AttestationType;
  readonly offer?: AttestationOffer | undefined;
  readonly baseUrl: string;
}

/** What goes into the wallet, and the square by which it does. */
export function WalletPage({ dossier, type, offer, baseUrl }: WalletPageProps) {
  const { locale } = usePage();
  const title = words(locale, 'toWallet');
  return (
    <PublicFrame
      title={`${title} – ${dossier.code}`}
      breadcrumbs={[
        { label: words(locale, 'home'), href: '/' },
        { label: words(locale, 'own'), href: citizenPaths.own },
        { label: dossier.code, href: citizenPaths.dossier(dossier.id) },
        { label: title },
      ]}
    >
      <div class="mu-stack" data-gap="large">
        <PageTitle title={title} eyebrow={dossier.code} lead={words(locale, 'walletLead')} />
        <Card title={type.name[locale]}>
          <ul>
            {type.claims.map(({ name, label }) => (
              <li key={name}>{label[locale]}</li>
            ))}
          </ul>
        </Card>
        {offer && <OfferCard offer={offer} baseUrl={baseUrl} />}
        <form method="post" action={citizenPaths.wallet(dossier.id)}>
          <Button variant={offer ? 'secondary' : 'primary'}>
            {words(locale, offer ? 'walletAnew' : 'walletCode')}
          </Button>
        </form>
      </div>
    </PublicFrame>
  );
}
