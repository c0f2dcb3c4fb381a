import { Button } from '#ui/index.ts';
import type { Client } from '../model.ts';
import type { ServiceRow } from '../overview.ts';
import { platformPaths } from '../paths.ts';
import { FormBox } from './form-box.tsx';
import type { Issues } from './issues.ts';

export interface RequestFormProps {
  readonly client: Client;
  readonly catalogue: readonly Pick<ServiceRow, 'service' | 'operations'>[];
  readonly values: URLSearchParams;
  readonly issues: Issues;
}

/** One operation for one purpose, with its ground in law. The service, the operation and the purpose are one choice: none fits without the others. */
export function RequestForm({ client, catalogue, values, issues }: RequestFormProps) {
  const choices = catalogue.flatMap(({ service, operations }) =>
    operations.flatMap(({ id, summary, purposes }) =>
      purposes.map((purpose) => ({
        value: `${service.id} ${id} ${purpose}`,
        label: `${service.title}: ${summary || id} – ${purpose}`,
      })),
    ),
  );
  const box = (name: string) => ({ name, value: values.get(name) ?? '', issues });
  return (
    <form class="mu-stack" method="post" action={platformPaths.requests(client.id)}>
      <FormBox
        {...box('operation')}
        label="Chức năng và mục đích"
        options={[{ value: '', label: 'Chọn chức năng' }, ...choices]}
      />
      <FormBox
        {...box('lawBasis')}
        label="Căn cứ pháp lý"
        hint="Điều, khoản của văn bản cho phép khai thác cho mục đích này"
      />
      <FormBox
        {...box('scope')}
        label="Phạm vi (chỉ với sự kiện của tỉnh)"
        options={[
          { value: 'all', label: 'Mọi cơ quan' },
          { value: 'own', label: 'Chỉ cơ quan của hệ thống này' },
        ]}
      />
      <FormBox {...box('validFrom')} type="date" label="Từ ngày (để trống: từ hôm nay)" />
      <FormBox {...box('validTo')} type="date" label="Đến hết ngày (để trống: không hạn)" />
      <p>
        <Button>Gửi yêu cầu đến bên cung cấp</Button>
      </p>
    </form>
  );
}
