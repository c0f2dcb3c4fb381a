import { uploadTypes } from '#platform/files/index.ts';
import { usePage } from '#platform/html/index.ts';
import { Button, Card } from '#ui/index.ts';
import { words } from '../../citizen-words.ts';
import { citizenPaths } from '../../paths.ts';

export interface SupplementFormProps {
  readonly dossierId: string;
  readonly asked: { readonly reason: string; readonly papers: readonly string[] };
  readonly issue?: string | undefined;
}

/** What the office still needs, and a box to send it. */
export function SupplementForm({ dossierId, asked, issue }: SupplementFormProps) {
  const { locale } = usePage();
  return (
    <Card title={words(locale, 'supplementTitle')}>
      <p>{asked.reason}</p>
      <ul>
        {asked.papers.map((paper) => (
          <li key={paper}>{paper}</li>
        ))}
      </ul>
      <form
        class="mu-stack"
        data-gap="small"
        method="post"
        encType="multipart/form-data"
        action={citizenPaths.supplement(dossierId)}
        novalidate
      >
        <div class="ds-field">
          <label class="ds-label" for="files">
            {words(locale, 'supplementFiles')}
          </label>
          <div data-field="description" id="files-hint">
            {words(locale, 'supplementHint')}
          </div>
          <input
            type="file"
            id="files"
            name="files"
            multiple
            accept={Object.keys(uploadTypes).join(',')}
            aria-describedby={issue ? 'files-hint files-error' : 'files-hint'}
            aria-invalid={issue ? 'true' : undefined}
          />
          {issue && (
            <p class="ds-validation-message" data-field="validation" id="files-error">
              {issue}
            </p>
          )}
        </div>
        <p>
          <Button>{words(locale, 'supplementSend')}</Button>
        </p>
      </form>
    </Card>
  );
}
