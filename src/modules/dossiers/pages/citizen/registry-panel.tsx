import { actionName, inLocale } from '#engines/forms/index.ts';
import { usePage } from '#platform/html/index.ts';
import { Alert, formatDateTime } from '#ui/index.ts';
import { words } from '../../citizen-words.ts';
import { askAction, type RegistryOffer } from '../../registry-prefill.ts';

/** Above the fields: what a national database can fill in, on which terms, and what came of asking. */
export function RegistryPanel({ offers }: { readonly offers: readonly RegistryOffer[] }) {
  const { locale } = usePage();
  return (
    <>
      {offers.map(({ registry, latest, differences }) => {
        const name = inLocale(registry.label, locale);
        if (latest?.outcome === 'found')
          return (
            <Alert tone="success" title={words(locale, 'registryFound', { name })} key={registry.name}>
              <p>{words(locale, 'registryFoundHelp', { when: formatDateTime(latest.askedAt, locale) })}</p>
              {differences.length > 0 && (
                <p>
                  {words(locale, 'registryDiffers', {
                    fields: differences.map(({ label }) => label.toLocaleLowerCase(locale)).join(', '),
                  })}
                </p>
              )}
            </Alert>
          );
        return (
          <section class="form-offers" key={registry.name} aria-label={name}>
            {latest && (
              <p>{words(locale, latest.outcome === 'away' ? 'registryAway' : 'registryNoMatch', { name })}</p>
            )}
            <p class="mu-quiet">{words(locale, 'registryTerms', { name })}</p>
            <div>
              <button
                class="ds-button"
                data-variant="secondary"
                type="submit"
                name={actionName}
                value={`${askAction} ${registry.name}`}
              >
                {words(locale, latest ? 'registryAgain' : 'registryAsk', { name })}
              </button>
            </div>
          </section>
        );
      })}
    </>
  );
}
