import { Card, FileBox, type Posted } from '#ui/index.ts';
import { archivePaths } from '../paths.ts';
import { ActForm } from './act-form.tsx';
import { Frame } from './frame.tsx';

/** Taking a package back that was made here. */
export const PackageCheckPage = ({ posted }: { readonly posted: Posted }) => (
  <Frame
    title="Kiểm tra, nhận lại gói tin"
    lead="Gói tin do hệ thống tạo ra được nhận lại khi không sai một byte; tệp thiếu trong kho được khôi phục."
    trail={[{ label: 'Nhận lại gói tin' }]}
    posted={posted}
  >
    <Card title="Gói tin">
      <ActForm action={archivePaths.packageCheck()} submit="Kiểm tra" takesFiles>
        <FileBox name="files" label="Tệp ZIP" accept=".zip" posted={posted} />
      </ActForm>
    </Card>
  </Frame>
);
