import { usePage } from '#platform/html/index.ts';
import { formatTime, QrCode } from '#ui/index.ts';
import type { AttestationOffer } from '../commands/offer-attestation.ts';
import { offerLink } from '../metadata.ts';
import { words } from '../words.ts';

/** The square and the code by which a wallet takes what was offered; told once, on the page that made them. */
export function OfferCard({
  offer,
  baseUrl,
}: {
  readonly offer: AttestationOffer;
  readonly baseUrl: string;
}) {
  const { locale } = usePage();
  const link = offerLink(baseUrl, offer);
  return (
    <section class="mu-stack">
      <p>{words(locale, 'offerLead')}</p>
      <QrCode text={link} label={words(locale, 'square')} />
      <p>
        {words(locale, 'pin')}: <strong data-pin>{offer.pin}</strong>
      </p>
      <p class="mu-quiet">
        {words(locale, 'until')} {formatTime(offer.expiresAt)}
      </p>
      <p>
        {/* A scheme of wallets' own, which links of the house do not have. */}
        <a class="ds-button" data-variant="secondary" href={link}>
          {words(locale, 'openWallet')}
        </a>
      </p>
    </section>
  );
}
