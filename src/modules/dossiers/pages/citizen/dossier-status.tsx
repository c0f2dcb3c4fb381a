import { usePage } from '#platform/html/index.ts';
import { Tag } from '#ui/index.ts';
import { statusInWords, statusTone } from '../../in-words.ts';

/** One of the ten official statuses, in the reader's language. */
export const DossierStatus = ({ status }: { readonly status: number }) => (
  <Tag tone={statusTone(status)}>{statusInWords(status, usePage().locale)}</Tag>
);
