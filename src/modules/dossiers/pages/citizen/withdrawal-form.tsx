import { usePage } from '#platform/html/index.ts';
import { Button, Disclosure, nothingPosted, WordsBox } from '#ui/index.ts';
import { words } from '../../citizen-words.ts';
import { citizenPaths } from '../../paths.ts';

/** Folded away, so that nobody withdraws by a slip of the thumb. */
export function WithdrawalForm({ dossierId }: { readonly dossierId: string }) {
  const { locale } = usePage();
  return (
    <Disclosure summary={words(locale, 'withdraw')}>
      <form class="mu-stack" data-gap="small" method="post" action={citizenPaths.withdrawal(dossierId)}>
        <p>{words(locale, 'withdrawHelp')}</p>
        <WordsBox
          name="reason"
          label={words(locale, 'withdrawReason')}
          maxLength={2000}
          posted={nothingPosted}
        />
        <p>
          <Button variant="secondary" color="danger">
            {words(locale, 'withdrawButton')}
          </Button>
        </p>
      </form>
    </Disclosure>
  );
}
