import { FileList, formatDateTime, type ListedFile, Tag } from '#ui/index.ts';
import { deskPaths } from '../../desk-paths.ts';
import type { DeskDossier } from '../../desk-view.ts';
import type { DossierFile } from '../../queries.ts';
import { copiesInWords } from './acts.tsx';
import { PartResults } from './part-results.tsx';
import { StoreProvenance } from './store-provenance.tsx';

const purposes: readonly (readonly [purpose: string, title: string])[] = [
  ['result', 'Kết quả'],
  ['draft-result', 'Dự thảo kết quả'],
  ['supplement', 'Giấy tờ bổ sung'],
  ['field', 'Ảnh, giấy tờ ghi tại địa bàn'],
];

/** The result first, then each paper the procedure asks for with what was given for it. */
export function Papers({ view }: { readonly view: DeskDossier }) {
  const { components, files, supplements } = view;
  const ofPurpose = (purpose: string) => files.filter((file) => file.purpose === purpose);
  const others = files.filter((file) => file.purpose === 'component' && file.componentNumber === 0);
  return (
    <div class="mu-stack">
      {purposes.map(([purpose, title]) => (
        <Files key={purpose} view={view} title={title} files={ofPurpose(purpose)} />
      ))}
      {view.dossier.documentNumber !== null && ofPurpose('result').length > 0 && (
        <p>
          <a href={deskPaths.copies(view.dossier.id)}>Sao y, trích sao kết quả</a>
        </p>
      )}
      <p>
        <a href={deskPaths.caseFile(view.dossier.id)}>Xuất hồ sơ thành gói ký số</a>
      </p>
      <PartResults view={view} />
      {components.map((component) => (
        <section class="mu-stack" data-gap="small" key={component.id}>
          <h3>
            {component.number}. {component.name}
          </h3>
          <p class="mu-row">
            <Tag tone={component.isReceived ? 'success' : 'warning'}>
              {component.isReceived ? 'Đã nhận' : 'Chưa nhận'}
            </Tag>
            <span class="mu-quiet">{copiesInWords(component)}</span>
          </p>
          <Files
            view={view}
            label={component.name}
            files={files.filter(
              (file) => file.purpose === 'component' && file.componentNumber === component.number,
            )}
          />
        </section>
      ))}
      <Files view={view} title="Tệp khác" files={others} />
      {components.length === 0 && files.length === 0 && (
        <p class="mu-quiet">Thủ tục này không yêu cầu giấy tờ kèm theo.</p>
      )}
      {supplements.map((request) => (
        <section class="mu-stack" data-gap="small" key={request.id}>
          <h3>Đã yêu cầu bổ sung</h3>
          <p>{request.reason}</p>
          <ul>
            {(request.papers as readonly string[]).map((paper) => (
              <li key={paper}>{paper}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface FilesProps {
  readonly view: DeskDossier;
  readonly title?: string;
  readonly label?: string;
  readonly files: readonly DossierFile[];
}

function Files({ view, title, label, files }: FilesProps) {
  if (files.length === 0) return null;
  const fromStore = new Map(view.usedPapers.map((used) => [used.paper.fileId, used]));
  return (
    <section class="mu-stack" data-gap="small">
      {title && <h3>{title}</h3>}
      <FileList
        label={label ?? title ?? 'Tệp'}
        files={files.map((file) => ({
          id: file.fileId,
          name: file.name,
          sizeBytes: Number(file.sizeBytes),
          href: deskPaths.file(view.dossier.id, file.fileId),
          status: fromStore.has(file.fileId) ? { tone: 'info', text: 'Từ kho giấy tờ' } : scanStatus(file),
        }))}
      />
      {files.map(({ fileId }) => {
        const used = fromStore.get(fileId);
        return used && <StoreProvenance key={fileId} used={used} today={view.today} />;
      })}
    </section>
  );
}

/** Whether a scan has been compared with the paper, and by whom. */
function scanStatus({ scannedByName, comparedAt, comparedByName }: DossierFile): ListedFile['status'] {
  if (comparedAt) {
    const text = `Số hoá từ bản giấy, ${comparedByName} đối chiếu ${formatDateTime(comparedAt, 'vi')}`;
    return { tone: 'success', text };
  }
  return scannedByName ? { tone: 'warning', text: 'Bản quét chưa đối chiếu' } : undefined;
}
