import { citizenPaths, deskPaths } from '#modules/dossiers/index.ts';
import { agenciesOf, unitsOf } from '#platform/access/actor.ts';
import { usePage } from '#platform/html/index.ts';
import { Alert, formatDateTime } from '#ui/index.ts';
import type { FormView } from '../form-view.ts';

/** The same person, the same procedure, a few days ago: to be asked about before another is filed. */
export function AlikeDossiers({ alike, isNews }: Pick<FormView, 'alike'> & { readonly isNews: boolean }) {
  const { actor } = usePage();
  if (alike.length === 0) return null;
  const isSeen = ({ competentAgencyId, receivingUnitId }: FormView['alike'][number]) =>
    agenciesOf(actor).includes(competentAgencyId) || unitsOf(actor).includes(receivingUnitId);
  return (
    <Alert tone="warning" title="Người này vừa nộp thủ tục này" isNews={isNews}>
      <ul>
        {alike.map((each) => (
          <li key={each.id}>
            {/* What lies at another agency is followed as anyone follows it: by its code, without a name. */}
            <a href={isSeen(each) ? deskPaths.dossier(each.id) : citizenPaths.tracking(each.code)}>
              {each.code}
            </a>
            , {each.agency}, nộp {formatDateTime(each.submittedAt, 'vi')}
            <input type="hidden" name="seenAlike" value={each.id} />
          </li>
        ))}
      </ul>
      <p>Hỏi người nộp trước khi nhận thêm một hồ sơ giống như vậy.</p>
    </Alert>
  );
}
