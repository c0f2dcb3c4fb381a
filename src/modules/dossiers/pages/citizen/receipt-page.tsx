import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { Alert, ButtonLink, Card, PageTitle, QrCode } from '#ui/index.ts';
import { words } from '../../citizen-words.ts';
import type { OwnDossier } from '../../own-dossier.ts';
import { citizenPaths } from '../../paths.ts';
import { Letters } from './letters.tsx';
import { OwnFees } from './own-fees.tsx';

export interface ReceiptPageProps {
  readonly own: OwnDossier;
  /** The public tracking page, for the QR code. */
  readonly address: string;
}

/** After sending: the code to keep, and what happens next. */
export function ReceiptPage({ own, address }: ReceiptPageProps) {
  const { locale } = usePage();
  const { dossier, desk } = own;
  const deskName = (locale === 'en' && desk.nameEn) || desk.name;
  return (
    <PublicFrame title={words(locale, 'sentTitle')}>
      <div class="mu-stack" data-gap="large">
        <Alert tone="success" isNews>
          <p class="mu-alert-title">{words(locale, 'sentTitle')}</p>
        </Alert>
        <PageTitle title={dossier.code} eyebrow={words(locale, 'code')} lead={dossier.procedureName} />
        <div class="mu-columns">
          <div class="mu-stack">
            <h2>{words(locale, 'whatNext')}</h2>
            <ol class="mu-stack" data-gap="small">
              <li>{words(locale, 'nextDesk', { desk: deskName })}</li>
              <li>{words(locale, 'nextLetter')}</li>
              <li>{words(locale, 'nextFollow')}</li>
            </ol>
            <OwnFees fees={own.fees} />
            <Letters own={own} />
            <p>
              <ButtonLink href={citizenPaths.dossier(dossier.id)}>{words(locale, 'openDossier')}</ButtonLink>
            </p>
          </div>
          <Card title={words(locale, 'keepCode')}>
            <QrCode text={address} label={words(locale, 'qrLabel', { code: dossier.code })} />
            <p class="mu-quiet">{words(locale, 'qrHelp')}</p>
          </Card>
        </div>
      </div>
    </PublicFrame>
  );
}
