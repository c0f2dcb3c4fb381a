import { usePage } from '#platform/html/index.ts';
import { Alert } from '#ui/index.ts';
import type { OpenDraft } from '../../open-draft.ts';
import { citizenPaths } from '../../paths.ts';
import { othersAwaited, othersParts } from '../others-awaited.ts';
import { t } from '../words.ts';
import { partTitle, stateText } from './state-text.ts';

/** On the review: what still waits for others, before it can be sent. */
export function OthersAwaited({ open }: { readonly open: OpenDraft }) {
  const { locale } = usePage();
  const { form, draft, invitations, today } = open;
  const awaited = othersAwaited(othersParts(form, draft, invitations, locale, today));
  if (awaited.length === 0) return null;
  return (
    <Alert tone="warning" title={t(locale, 'awaitedTitle')}>
      <ul>
        {awaited.map((part) => (
          <li key={part.stage}>
            {t(locale, 'awaited', { part: partTitle(part, locale), state: stateText(part, locale) })}
          </li>
        ))}
      </ul>
      <p>
        <a href={citizenPaths.others(draft.id)}>{t(locale, 'seeOthers')}</a>
      </p>
    </Alert>
  );
}

/** Under a page of the form: someone else may fill it in. */
export function AskSomeone({ draftId }: { readonly draftId: string }) {
  const { locale } = usePage();
  return (
    <p class="mu-quiet">
      {t(locale, 'askSomeone')} <a href={citizenPaths.others(draftId)}>{t(locale, 'seeOthers')}</a>
    </p>
  );
}
