import { Button, LabelledBox } from '#ui/index.ts';
import type { Contract, Service } from '../model.ts';
import { platformPaths } from '../paths.ts';
import { FormBox } from './form-box.tsx';
import type { Issues } from './issues.ts';

export interface PublishFormProps {
  readonly service: Service;
  readonly current: Contract | undefined;
  readonly values: URLSearchParams;
  readonly issues: Issues;
  /** A version that breaks clients was refused a moment ago: it may go out under a new major number. */
  readonly mayBeMajor: boolean;
}

/** A document from a file, from an address, or pasted. */
export const PublishForm = ({ service, current, values, issues, mayBeMajor }: PublishFormProps) => (
  <form
    class="mu-stack"
    method="post"
    action={platformPaths.contract(service.id)}
    enctype="multipart/form-data"
  >
    <FormBox name="file" type="file" label="Tệp đặc tả OpenAPI 3.1 (JSON hoặc YAML)" />
    <FormBox
      name="url"
      label="Hoặc địa chỉ công bố đặc tả"
      hint="https://…"
      value={values.get('url') ?? ''}
      issues={issues}
    />
    <FormBox
      name="document"
      rows={6}
      label="Hoặc dán đặc tả"
      value={values.get('document') ?? ''}
      issues={issues}
    />
    <FormBox
      name="address"
      label="Địa chỉ của bên cung cấp"
      hint="Nền tảng chỉ gọi địa chỉ này và dưới nó"
      value={values.get('address') ?? current?.address ?? ''}
      issues={issues}
    />
    <FormBox
      name="testAddress"
      label="Địa chỉ thử (nếu có)"
      hint="Nơi chạy ví dụ của các hệ thống khai thác"
      value={values.get('testAddress') ?? current?.testAddress ?? ''}
      issues={issues}
    />
    {mayBeMajor && (
      <LabelledBox
        id="asNewMajor"
        label="Công bố thành phiên bản chính mới"
        hint="Hệ thống đang khai thác vẫn dùng phiên bản cũ cho đến khi xin quyền ở phiên bản mới"
      >
        {(box) => <input class="ds-input" type="checkbox" value="yes" {...box} />}
      </LabelledBox>
    )}
    <p>
      <Button>So sánh và công bố</Button>
    </p>
  </form>
);
