import { uploadTypes } from '#platform/files/index.ts';
import { usePage } from '#platform/html/index.ts';
import { Button, Card, FileBox, type Posted } from '#ui/index.ts';
import { words } from '../../citizen-words.ts';
import { citizenPaths } from '../../paths.ts';

export interface SupplementFormProps {
  readonly dossierId: string;
  readonly asked: { readonly reason: string; readonly papers: readonly string[] };
  readonly posted: Posted;
}

/** What the office still needs, and a box to send it. */
export function SupplementForm({ dossierId, asked, posted }: SupplementFormProps) {
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
        <FileBox
          name="files"
          label={words(locale, 'supplementFiles')}
          hint={words(locale, 'supplementHint')}
          accept={Object.keys(uploadTypes).join(',')}
          isMultiple
          posted={posted}
        />
        <p>
          <Button>{words(locale, 'supplementSend')}</Button>
        </p>
      </form>
    </Card>
  );
}
