import { inLocale } from '#engines/forms/index.ts';
import { Alert, Card, DataTable, formatDate, formatDateTime } from '#ui/index.ts';
import type { RegistryCheck } from '../../registry-check.ts';

const outcomes = {
  found: 'có thông tin',
  'no-match': 'không khớp họ tên và số định danh',
  away: 'không trả lời',
} as const;

/** What national databases were asked for this dossier, and every answer that is not what they told. */
export function RegistryCard({ check }: { readonly check: RegistryCheck | undefined }) {
  if (!check) return null;
  const { readings, differences } = check;
  return (
    <Card title="Đối chiếu với cơ sở dữ liệu">
      <ul>
        {readings.map(({ id, label, askedAt, askedByName, outcome }) => (
          <li key={id}>
            {inLocale(label, 'vi')}: {outcomes[outcome]}, {askedByName} hỏi {formatDateTime(askedAt, 'vi')}
          </li>
        ))}
      </ul>
      {differences.length > 0 ? (
        <>
          <Alert tone="warning" title={`${differences.length} mục khai khác với cơ sở dữ liệu`}>
            <p>Phần mềm giữ nguyên điều người nộp khai. Đối chiếu trước khi giải quyết.</p>
          </Alert>
          <DataTable
            caption="Mục khai khác với cơ sở dữ liệu"
            rows={differences}
            rowKey={({ name }) => name}
            empty=""
            stacksOnPhone
            columns={[
              { key: 'label', header: 'Mục', namesRow: true, cell: ({ label }) => label },
              { key: 'typed', header: 'Người nộp khai', cell: ({ typed }) => typed },
              {
                key: 'told',
                header: 'Cơ sở dữ liệu',
                cell: ({ told, source, asOf }) => (
                  <>
                    {told}
                    <div class="mu-quiet">
                      {source}, ngày {formatDate(Temporal.PlainDate.from(asOf), 'vi')}
                    </div>
                  </>
                ),
              },
            ]}
          />
        </>
      ) : (
        readings.some(({ outcome }) => outcome === 'found') && <p>Các mục đã khai khớp với cơ sở dữ liệu.</p>
      )}
    </Card>
  );
}
