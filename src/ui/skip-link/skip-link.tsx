import { usePage } from '#platform/html/index.ts';
import { words } from '../words/words.ts';

/** The first thing the Tab key finds: past the header, to the content. WCAG 2.4.1 */
export const SkipLink = () => (
  <a class="mu-skip-link" href="#main-content">
    {words(usePage().locale, 'skipToContent')}
  </a>
);
