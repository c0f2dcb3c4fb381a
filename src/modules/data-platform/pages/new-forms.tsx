import { Button } from '#ui/index.ts';
import { platformPaths } from '../paths.ts';
import { FormBox } from './form-box.tsx';
import type { Issues } from './issues.ts';

interface NewFormProps {
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  readonly values: URLSearchParams;
  readonly issues: Issues;
}

const agencyOptions = (agencies: NewFormProps['agencies']) => [
  { value: '', label: 'Chọn cơ quan' },
  ...agencies.map(({ id, name }) => ({ value: id, label: name })),
];

/** What is told of a service before its contract. */
export const ServiceForm = ({ agencies, values, issues }: NewFormProps) => (
  <form class="mu-stack" method="post" action={platformPaths.services}>
    <FormBox name="title" label="Tên dịch vụ" value={values.get('title') ?? ''} issues={issues} />
    <FormBox
      name="name"
      label="Tên ngắn trong địa chỉ"
      hint="Ví dụ: ho-tich. Hệ thống khác sẽ gọi /lgsp/ho-tich/…"
      value={values.get('name') ?? ''}
      issues={issues}
    />
    <FormBox
      id="service-agencyId"
      name="agencyId"
      label="Cơ quan cung cấp"
      options={agencyOptions(agencies)}
      value={values.get('agencyId') ?? ''}
      issues={issues}
    />
    <p>
      <Button>Thêm dịch vụ</Button>
    </p>
  </form>
);

/** Quotas of a client, also when they are changed. */
export const LimitBoxes = ({ values, issues }: Pick<NewFormProps, 'values' | 'issues'>) => (
  <>
    <FormBox
      name="perSecond"
      type="number"
      label="Số lời gọi mỗi giây"
      value={values.get('perSecond') ?? '10'}
      issues={issues}
    />
    <FormBox
      name="burst"
      type="number"
      label="Số lời gọi dồn cùng lúc"
      value={values.get('burst') ?? '20'}
      issues={issues}
    />
    <FormBox
      name="dailyCalls"
      type="number"
      label="Hạn mức mỗi ngày (để trống nếu không giới hạn)"
      value={values.get('dailyCalls') ?? ''}
      issues={issues}
    />
  </>
);

/** A system that will call; its key comes after. */
export const ClientForm = ({ agencies, values, issues }: NewFormProps) => (
  <form class="mu-stack" method="post" action={platformPaths.clients}>
    <FormBox
      id="client-name"
      name="name"
      label="Tên hệ thống"
      value={values.get('name') ?? ''}
      issues={issues}
    />
    <FormBox
      name="system"
      label="Tên ngắn trong nhật ký"
      hint="Ví dụ: mot-cua"
      value={values.get('system') ?? ''}
      issues={issues}
    />
    <FormBox
      id="client-agencyId"
      name="agencyId"
      label="Cơ quan khai thác"
      options={agencyOptions(agencies)}
      value={values.get('agencyId') ?? ''}
      issues={issues}
    />
    <LimitBoxes values={values} issues={issues} />
    <p>
      <Button>Thêm hệ thống</Button>
    </p>
  </form>
);
