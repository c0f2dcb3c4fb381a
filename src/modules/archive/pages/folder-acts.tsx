import { type BoxOption, Card, Disclosure, type Posted, SelectBox, TextBox } from '#ui/index.ts';
import { archivePaths } from '../paths.ts';
import type { FolderView } from '../view-folder.ts';
import { ActForm } from './act-form.tsx';

/** What the reader may do with the folder now. */
export function FolderActs({ view, posted }: { readonly view: FolderView; readonly posted: Posted }) {
  const { folder, may } = view;
  return (
    <>
      {may.close && (
        <Card title="Kết thúc hồ sơ">
          <ActForm action={archivePaths.closing(folder.id)} submit="Kết thúc">
            <p>
              Việc đã xong, hồ sơ đã đủ và không còn bản nháp, bản trùng. Mục lục được chốt kèm mã băm từng
              tệp.
            </p>
          </ActForm>
        </Card>
      )}
      {may.offer && (
        <Card title="Nộp lưu">
          <ActForm action={archivePaths.handOvers()} submit="Nộp vào lưu trữ cơ quan">
            <input type="hidden" name="folders" value={folder.id} />
            <p>Người làm lưu trữ xem, tiếp nhận hoặc trả lại; hai bên có biên bản.</p>
          </ActForm>
        </Card>
      )}
      {may.reopen && (
        <Disclosure summary="Mở lại hồ sơ">
          <ActForm action={archivePaths.reopening(folder.id)} submit="Mở lại" variant="secondary">
            <TextBox name="reason" label="Lý do mở lại" posted={posted} />
          </ActForm>
        </Disclosure>
      )}
      {may.hold && (
        <Disclosure summary="Giữ nguyên trạng" isOpen={posted.issues.has('basis')}>
          <ActForm action={archivePaths.holds()} submit="Giữ nguyên trạng" variant="secondary">
            <SelectBox name="about" label="Giữ cái gì" options={heldChoices(view)} posted={posted} />
            <TextBox name="holdReason" label="Lý do" hint="Ví dụ đang thanh tra" posted={posted} />
            <TextBox name="basis" label="Văn bản yêu cầu" hint="Số, ký hiệu" posted={posted} />
            <input type="hidden" name="folder" value={folder.id} />
          </ActForm>
        </Disclosure>
      )}
    </>
  );
}

const heldChoices = ({ folder, items }: FolderView): readonly BoxOption[] => [
  { value: `folder ${folder.id}`, label: 'Cả hồ sơ' },
  ...items
    .filter(({ kind }) => kind !== 'file')
    .map(({ kind, subjectId, title }) => ({ value: `${kind} ${subjectId}`, label: title.slice(0, 80) })),
];
