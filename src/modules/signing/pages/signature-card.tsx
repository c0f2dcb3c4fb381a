import { type PdfSignatureReport, reasonTexts } from '#engines/pdf-signature/index.ts';
import { dayOf } from '#modules/org/index.ts';
import { usePage } from '#platform/html/index.ts';
import type { Locale } from '#platform/i18n/index.ts';
import { Card, formatDate, formatDateTime, SummaryList, type SummaryRow, Tag } from '#ui/index.ts';
import { copyTitles } from '../copies/copy-words.ts';
import { t } from '../text.ts';

export interface SignatureCardProps {
  readonly signature: PdfSignatureReport;
  readonly number: number;
}

/** One signature: who, for whom, when, whether the content is still the same, and what speaks against it. */
export function SignatureCard({ signature, number }: SignatureCardProps) {
  const { locale } = usePage();
  const name = signature.signerName ?? t(locale, 'unknownSigner');
  return (
    <Card
      headingLevel={3}
      title={t(locale, signature.kind, { number, name })}
      actions={
        <Tag tone={signature.isValid ? 'success' : 'danger'} icon={signature.isValid ? 'check' : 'cross'}>
          {t(locale, signature.isValid ? 'isValid' : 'isNotValid')}
        </Tag>
      }
    >
      <div class="mu-stack">
        {signature.reasons.length > 0 && (
          <div>
            <p>
              <strong>{t(locale, 'reasons')}</strong>
            </p>
            <ul class="ds-list">
              {signature.reasons.map((reason) => (
                <li key={reason}>{reasonTexts[locale][reason]}</li>
              ))}
            </ul>
          </div>
        )}
        <SummaryList rows={facts(signature, locale)} />
      </div>
    </Card>
  );
}

function facts(signature: PdfSignatureReport, locale: Locale): readonly SummaryRow[] {
  const { signerName, organization, signedAt, isTimeProven, level, statedReason, certificate, copyOf } =
    signature;
  const rows: readonly (readonly [Parameters<typeof t>[1], string | undefined])[] = [
    ['signer', signerName],
    ['organization', organization],
    [
      'signedAt',
      signedAt &&
        `${formatDateTime(signedAt, locale)} (${t(locale, isTimeProven ? 'timeProven' : 'timeStated')})`,
    ],
    ['level', level && t(locale, `level-${level}`)],
    ['revocation', revocationWords(signature, locale)],
    ['statedReason', statedReason],
    [
      'copyOf',
      copyOf &&
        t(locale, copyOf.isEnclosed ? 'copyEnclosed' : 'copyNamed', {
          form: copyTitles[copyOf.form],
          sha256: copyOf.sha256,
        }),
    ],
    ['content', t(locale, contentWord(signature))],
    [
      'certificate',
      certificate &&
        t(locale, 'certificateText', {
          issuer: certificate.issuer.match(/^CN=(.*)$/m)?.[1] ?? certificate.issuer,
          from: formatDate(dayOf(certificate.notBefore), locale),
          to: formatDate(dayOf(certificate.notAfter), locale),
        }),
    ],
  ];
  return rows.flatMap(([term, value]) => (value ? [{ term: t(locale, term), value }] : []));
}

/** What is known of a withdrawal of the certificate, from where, and how old that knowledge is. */
function revocationWords({ revocation, kind }: PdfSignatureReport, locale: Locale): string | undefined {
  if (kind === 'timestamp') return undefined;
  const { status, statedAt, source, revokedAt } = revocation;
  if (status === 'unknown') {
    return t(locale, revocation.why === 'evidence-stale' ? 'revocationStale' : 'revocationUnknown');
  }
  const when = statedAt ? formatDateTime(statedAt, locale) : '';
  if (status === 'revoked') {
    return t(locale, 'revoked', { when: revokedAt ? formatDateTime(revokedAt, locale) : when });
  }
  return `${t(locale, 'notRevoked', { when })}${source ? ` (${t(locale, `revocation-${source}`)})` : ''}`;
}

const contentWords = {
  none: 'contentWhole',
  additions: 'contentAdditions',
  filling: 'contentFilled',
  notes: 'contentNoted',
} as const;

function contentWord({ isIntact, laterChanges }: PdfSignatureReport) {
  if (!isIntact) return 'contentBroken';
  if (laterChanges === 'content') return 'contentChanged';
  return contentWords[laterChanges];
}
