import { Card } from '#ui/index.ts';
import { archivePaths } from '../paths.ts';
import type { Problem } from '../problem.ts';
import { ActForm } from './fields.tsx';
import { Frame } from './frame.tsx';

/** Taking a package back that was made here. */
export const PackageCheckPage = ({ problem }: { readonly problem: Problem }) => (
  <Frame
    title="Kiểm tra, nhận lại gói tin"
    lead="Gói tin do hệ thống tạo ra được nhận lại khi không sai một byte; tệp thiếu trong kho được khôi phục."
    trail={[{ label: 'Nhận lại gói tin' }]}
    problem={problem}
  >
    <Card title="Gói tin">
      <ActForm action={archivePaths.packageCheck()} submit="Kiểm tra" takesFiles>
        <div class="ds-field">
          <label class="ds-label" for="files">
            Tệp ZIP
          </label>
          <input type="file" id="files" name="files" accept=".zip" />
          {problem.issues.has('files') && <p class="ds-validation-message">{problem.issues.get('files')}</p>}
        </div>
      </ActForm>
    </Card>
  </Frame>
);
