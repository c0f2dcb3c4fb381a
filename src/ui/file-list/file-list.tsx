import { usePage } from '#platform/html/index.ts';
import { formatFileSize } from '../format/format-file-size.ts';
import { Icon } from '../icon/icon.tsx';
import { safeHref } from '../safe-href/safe-href.ts';
import { Tag, type TagTone } from '../tag/tag.tsx';
import { words } from '../words/words.ts';

export interface ListedFile {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly href?: string | undefined;
  readonly status?: { readonly tone: TagTone; readonly text: string } | undefined;
  /** Why it was refused, when it was. */
  readonly error?: string | undefined;
}

export interface FileListProps {
  readonly label: string;
  readonly files: readonly ListedFile[];
  /** The name of the submit button that removes a file (its value is the file's id); none means reading only. */
  readonly removeName?: string | undefined;
}

/** Files received so far. Removing is an ordinary submit of the form around, so it works without a script. */
export function FileList({ label, files, removeName }: FileListProps) {
  const { locale } = usePage();
  return (
    <ul class="mu-files" aria-label={label}>
      {files.map((file) => (
        <li key={file.id} data-invalid={file.error ? true : undefined}>
          <Icon name="file" />
          <div>
            <p>
              {file.href ? <a href={safeHref(file.href)}>{file.name}</a> : file.name}{' '}
              <span class="mu-quiet">{formatFileSize(file.sizeBytes, locale)}</span>
            </p>
            {file.status && <Tag tone={file.status.tone}>{file.status.text}</Tag>}
            {file.error && <p class="ds-validation-message">{file.error}</p>}
          </div>
          {removeName && (
            <button
              class="ds-button"
              data-variant="tertiary"
              data-color="danger"
              type="submit"
              name={removeName}
              value={file.id}
              formnovalidate
            >
              {words(locale, 'remove')}
              <span class="ds-sr-only"> {file.name}</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
