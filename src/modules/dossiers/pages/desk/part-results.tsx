import { DataTable, FileList, formatDateTime } from '#ui/index.ts';
import { deskPaths } from '../../desk-paths.ts';
import type { DeskDossier } from '../../desk-view.ts';

/** What other agencies draw up, sign and issue for their parts of the dossier (liên thông). */
export function PartResults({ view }: { readonly view: DeskDossier }) {
  const { dossier, partResults, files, unitNames } = view;
  if (partResults.length === 0) return null;
  return (
    <section class="mu-stack" data-gap="small">
      <h3>Kết quả của các cơ quan phối hợp</h3>
      <DataTable
        caption="Kết quả của các cơ quan phối hợp"
        rows={partResults}
        rowKey={({ partId }) => partId}
        stacksOnPhone
        empty=""
        columns={[
          { key: 'name', header: 'Văn bản', namesRow: true, cell: ({ name }) => name },
          { key: 'agency', header: 'Cơ quan', cell: ({ agencyId }) => unitNames.get(agencyId) },
          {
            key: 'number',
            header: 'Số, ký hiệu',
            noWrap: true,
            cell: ({ documentNumber }) => documentNumber ?? '—',
          },
          {
            key: 'issued',
            header: 'Phát hành',
            cell: ({ issuedAt }) => (issuedAt ? formatDateTime(issuedAt, 'vi') : 'chưa phát hành'),
          },
        ]}
      />
      {partResults.map(({ partId, name }) => (
        <FileList
          key={partId}
          label={name}
          files={files
            .filter((file) => file.partId === partId)
            .map((file) => ({
              id: file.fileId,
              name: file.name,
              sizeBytes: Number(file.sizeBytes),
              href: deskPaths.file(dossier.id, file.fileId),
            }))}
        />
      ))}
    </section>
  );
}
