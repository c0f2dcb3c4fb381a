import { inLocale } from '#engines/forms/index.ts';
import { useIsland, usePage } from '#platform/html/index.ts';
import { contactForm } from '../contact-form.ts';
import type { OpenDraft } from '../open-draft.ts';
import { citizenPaths } from '../paths.ts';
import type { Place } from './kept.ts';
import { elementWords } from './words.ts';

interface NamedPlace extends Place {
  readonly title: string;
}

/** The pages of a draft, in their order; which of them the answers lead to shows elsewhere. */
export const placesOf = ({ draft, form }: OpenDraft, locale: 'vi' | 'en'): readonly NamedPlace[] =>
  [...form.stages, ...contactForm.stages].map(({ id, title }) => ({
    id,
    title: inLocale(title, locale),
    href: citizenPaths.stage(draft.id, id),
  }));

/** Offers to keep the draft in the browser, and tells what waits there. Nothing without script: pages work as ever. */
export function Keeping({ open, stage }: { readonly open: OpenDraft; readonly stage?: string | undefined }) {
  useIsland('kept-draft');
  const { locale, actor } = usePage();
  return (
    <kept-draft
      draft={open.draft.id}
      owner={actor.id ?? ''}
      stage={stage}
      places={JSON.stringify(placesOf(open, locale))}
      words={JSON.stringify(elementWords[locale])}
      class="mu-stack"
      data-gap="small"
      hidden
    />
  );
}

/** Where the element puts its quiet offer: below the form, out of the way of whoever has a line. */
export const KeepingOffer = () => <div class="mu-stack" data-gap="small" data-keeping-offer hidden />;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'kept-draft': {
        draft: string;
        owner: string;
        stage: string | undefined;
        places: string;
        words: string;
        class: string;
        'data-gap': string;
        hidden: boolean;
      };
    }
  }
}
