import { Alert, formatDate } from '#ui/index.ts';
import type { Document } from '../model.ts';
import { nameOf } from '../model.ts';
import { documentPaths } from '../paths.ts';
import { titleOf } from './marks.tsx';

/** Documents that may be the same one, for the clerk to judge. */
export const Repeats = ({ documents }: { readonly documents: readonly Document[] }) => (
  <Alert tone="warning" title="Có thể trùng với văn bản đã có">
    <ul>
      {documents.map((document) => (
        <li key={document.id}>
          <a href={documentPaths.document(document.id)}>
            {nameOf(document)}: {titleOf(document)}
          </a>{' '}
          (
          {[
            document.code,
            document.senderName,
            document.promulgatedOn && formatDate(document.promulgatedOn, 'vi'),
          ]
            .filter(Boolean)
            .join(', ')}
          )
        </li>
      ))}
    </ul>
  </Alert>
);
