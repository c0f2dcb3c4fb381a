import { dayOf } from '#modules/org/index.ts';
import { FileList, formatDate, formatDateTime, SummaryList, type SummaryRow } from '#ui/index.ts';
import { deskPaths } from '../../desk-paths.ts';
import type { SignView } from '../../sign-view.ts';

/** What is signed or sealed, for whom, and with which certificate. */
export function ResultFacts({
  view: { desk, file, key },
  numberToCome,
}: {
  readonly view: SignView;
  readonly numberToCome: string;
}) {
  const { dossier, issued, unitNames } = desk;
  const rows: readonly SummaryRow[] = [
    { term: 'Hồ sơ', value: <a href={deskPaths.dossier(dossier.id)}>{dossier.code}</a> },
    { term: 'Người nộp', value: dossier.applicantName },
    ...(issued.resultName === null ? [] : [{ term: 'Văn bản', value: issued.resultName }]),
    { term: 'Cơ quan ban hành', value: unitNames.get(issued.competentAgencyId) },
    ...(dossier.dueAt ? [{ term: 'Hẹn trả', value: formatDateTime(dossier.dueAt, 'vi') }] : []),
    { term: 'Số, ký hiệu', value: issued.documentNumber ?? numberToCome },
    ...(file
      ? [{ term: 'Chứng thư số', value: key ? certificateWords(key) : 'Chưa có chứng thư số còn hiệu lực' }]
      : []),
  ];
  return (
    <div class="mu-stack">
      {file && (
        <FileList
          label="Văn bản"
          files={[
            {
              id: file.fileId,
              name: file.name,
              sizeBytes: Number(file.sizeBytes),
              href: deskPaths.file(dossier.id, file.fileId),
            },
          ]}
        />
      )}
      <SummaryList rows={rows} />
    </div>
  );
}

const certificateWords = ({ label, validTo }: NonNullable<SignView['key']>) =>
  `${label}, có hiệu lực đến ${formatDate(dayOf(validTo), 'vi')}`;
