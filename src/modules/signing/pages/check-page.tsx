import { PublicFrame, sitePaths } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import {
  Alert,
  Button,
  Card,
  ErrorSummary,
  formatDateTime,
  LabelledBox,
  PageTitle,
  SummaryList,
} from '#ui/index.ts';
import type { CheckedFile } from '../check-file.ts';
import { signingPaths } from '../paths.ts';
import { t, unreadableWords } from '../text.ts';
import type { Verdict } from '../verify-file.ts';
import { SignatureCard } from './signature-card.tsx';

export interface CheckPageProps {
  readonly found?: { readonly name: string; readonly checked: CheckedFile } | undefined;
  readonly isFileMissing?: boolean;
}

/** Anyone brings a PDF and reads in plain words what its signatures are worth. */
export function CheckPage({ found, isFileMissing = false }: CheckPageProps) {
  const { locale } = usePage();
  return (
    <PublicFrame title={t(locale, 'title')} description={t(locale, 'lead')} hasErrors={isFileMissing}>
      <div class="mu-stack">
        <PageTitle title={t(locale, 'title')} lead={t(locale, 'lead')} />
        {found && <Found {...found} />}
        <CheckForm isFileMissing={isFileMissing} />
        <p>
          <a href={sitePaths.attestationCheck}>{t(locale, 'fromWallet')}</a>
        </p>
        <Card title={t(locale, 'whyTitle')}>
          <p>{t(locale, 'why')}</p>
        </Card>
      </div>
    </PublicFrame>
  );
}

function CheckForm({ isFileMissing }: { readonly isFileMissing: boolean }) {
  const { locale } = usePage();
  const missing = t(locale, 'issue.required');
  return (
    <form
      class="mu-stack"
      method="post"
      action={signingPaths.check()}
      encType="multipart/form-data"
      noValidate
    >
      <ErrorSummary errors={isFileMissing ? [['file', missing]] : []} />
      <div class="ds-field">
        <label class="ds-label" for="file">
          {t(locale, 'file')}
        </label>
        <div data-field="description" id="file-hint">
          {t(locale, 'fileHint')}
        </div>
        <input
          type="file"
          id="file"
          name="file"
          accept="application/pdf,.asice,.sce,.asics,.scs"
          aria-describedby={isFileMissing ? 'file-hint file-error' : 'file-hint'}
          aria-invalid={isFileMissing ? 'true' : undefined}
        />
        {isFileMissing && (
          <p class="ds-validation-message" data-field="validation" id="file-error">
            {missing}
          </p>
        )}
      </div>
      <div>
        <Button>{t(locale, 'check')}</Button>
      </div>
    </form>
  );
}

function Found({
  name,
  checked: { verdict, kept, revoked, original },
}: NonNullable<CheckPageProps['found']>) {
  const { locale } = usePage();
  return (
    <section class="mu-stack" aria-labelledby="verdict">
      <h2 id="verdict">{t(locale, 'checked', { name })}</h2>
      {revoked && (
        <Alert tone="danger" title={t(locale, 'takenBack')}>
          <p>
            {t(locale, 'takenBackText', {
              when: formatDateTime(revoked.revokedAt, locale),
              basis: revoked.basis,
            })}
          </p>
        </Alert>
      )}
      <VerdictAlert verdict={verdict} />
      {kept && <Kept kept={kept} />}
      {original && <Original original={original} />}
      {verdict.kind === 'signed' &&
        verdict.signatures.map((signature, index) => (
          <SignatureCard key={signature.field} signature={signature} number={index + 1} />
        ))}
    </section>
  );
}

/** What is kept here of the file; with newer stamps, it can be had by bringing the file again. */
function Kept({ kept }: { readonly kept: NonNullable<CheckedFile['kept']> }) {
  const { locale } = usePage();
  return (
    <Card headingLevel={3} title={t(locale, 'keptTitle')}>
      <div class="mu-stack">
        <p>{t(locale, kept.isNewest ? 'keptNewest' : 'keptOlder')}</p>
        <SummaryList rows={[{ term: t(locale, 'keptSigned'), value: <code>{kept.signed.sha256}</code> }]} />
        {!kept.isNewest && (
          <form
            class="mu-stack"
            method="post"
            action={signingPaths.newestForm()}
            encType="multipart/form-data"
          >
            <LabelledBox id="older" label={t(locale, 'keptBring')}>
              {(attributes) => <input type="file" accept="application/pdf" required {...attributes} />}
            </LabelledBox>
            <div>
              <Button variant="secondary">{t(locale, 'keptDownload')}</Button>
            </div>
          </form>
        )}
      </div>
    </Card>
  );
}

/** Of an extract: whether what it was taken from holds. */
function Original({ original: { verdict } }: { readonly original: NonNullable<CheckedFile['original']> }) {
  const { locale } = usePage();
  const isValid = verdict.kind === 'signed' && verdict.isValid;
  return (
    <Alert
      tone={isValid ? 'success' : 'danger'}
      title={t(locale, isValid ? 'originalValid' : 'originalInvalid')}
    >
      {verdict.kind === 'signed' && (
        <p>
          {t(locale, 'originalSigners', {
            names: verdict.signatures.flatMap(({ signerName }) => signerName ?? []).join('; '),
          })}
        </p>
      )}
    </Alert>
  );
}

function VerdictAlert({ verdict }: { readonly verdict: Verdict }) {
  const { locale } = usePage();
  if (verdict.kind === 'signed') {
    const word = verdict.isValid ? 'valid' : 'invalid';
    return (
      <Alert tone={verdict.isValid ? 'success' : 'danger'} title={t(locale, word)} isNews>
        <p>{t(locale, `${word}Text`)}</p>
      </Alert>
    );
  }
  const words =
    verdict.kind === 'unsigned' ? t(locale, 'unsignedText') : unreadableWords(locale, verdict.reason);
  return (
    <Alert tone="warning" title={t(locale, verdict.kind)} isNews>
      <p>{words}</p>
    </Alert>
  );
}
