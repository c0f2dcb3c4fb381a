import { type StoredPaper, storePaths } from '#modules/personal-store/index.ts';
import { Card } from '#ui/index.ts';

/** What this dossier left in the applicant's store, for those who may take it back. */
export function KeptPapers({ papers }: { readonly papers: readonly StoredPaper[] }) {
  if (papers.length === 0) return null;
  return (
    <Card title="Đã vào kho của người nộp">
      <ul>
        {papers.map(({ id, title, revokedAt }) => (
          <li key={id}>
            <a href={storePaths.desk(id)}>{title}</a>
            {revokedAt && <span class="mu-quiet"> (đã thu hồi)</span>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
