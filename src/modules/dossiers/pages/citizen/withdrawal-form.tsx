import { usePage } from '#platform/html/index.ts';
import { Button, Disclosure } from '#ui/index.ts';
import { words } from '../../citizen-words.ts';
import { citizenPaths } from '../../paths.ts';

/** Folded away, so that nobody withdraws by a slip of the thumb. */
export function WithdrawalForm({ dossierId }: { readonly dossierId: string }) {
  const { locale } = usePage();
  return (
    <Disclosure summary={words(locale, 'withdraw')}>
      <form class="mu-stack" data-gap="small" method="post" action={citizenPaths.withdrawal(dossierId)}>
        <p>{words(locale, 'withdrawHelp')}</p>
        <div class="ds-field">
          <label class="ds-label" for="reason">
            {words(locale, 'withdrawReason')}
          </label>
          <textarea class="ds-input" id="reason" name="reason" rows={3} maxLength={2000} />
        </div>
        <p>
          <Button variant="secondary" color="danger">
            {words(locale, 'withdrawButton')}
          </Button>
        </p>
      </form>
    </Disclosure>
  );
}
