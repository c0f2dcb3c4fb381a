import type { Issue } from '#platform/errors/index.ts';
import { Button } from '#ui/index.ts';
import { wayNames } from '../messages.vi.ts';
import { ParticipantField } from './participant-field.tsx';

export interface ParticipantFormProps {
  readonly action: string;
  readonly button: string;
  /** What stands in the fields. */
  readonly values: URLSearchParams;
  readonly issues: readonly (Issue & { readonly text: string })[];
  /** A code is given once, at the registration. */
  readonly isNew: boolean;
}

/** What an administrator tells of a participant elsewhere. */
export function ParticipantForm({ action, button, values, issues, isNew }: ParticipantFormProps) {
  const field = (name: string) => ({
    name,
    value: values.get(name) ?? '',
    error: issues.find((issue) => issue.field === `/${name}`)?.text,
  });
  return (
    <form class="mu-stack" method="post" action={action}>
      {!isNew && <input type="hidden" name="version" value={values.get('version') ?? ''} />}
      <ParticipantField {...field('name')} label="Tên đơn vị" />
      {isNew && (
        <>
          <ParticipantField {...field('code')} label="Mã định danh" hint="Ví dụ H18.12 hoặc 000.00.12.H18" />
          <ParticipantField
            {...field('oldCodes')}
            label="Mã cũ (nếu có)"
            hint="Cách nhau bằng dấu phẩy; văn bản gửi theo mã cũ vẫn đến đơn vị này"
          />
        </>
      )}
      <ParticipantField
        {...field('way')}
        label="Cách nhận văn bản"
        options={(['pull', 'push', 'national'] as const).map((way) => ({
          value: way,
          label: wayNames[way],
        }))}
      />
      <ParticipantField {...field('endpoint')} label="Địa chỉ nhận (khi trục gọi)" hint="https://…" />
      <ParticipantField
        {...field('system')}
        label="Tên hệ thống gọi trục"
        hint="Tên ngắn, ví dụ qlvb-so-y-te; cấp khóa kết nối ở trang của đơn vị sau khi lưu"
      />
      <ParticipantField
        {...field('certificatePem')}
        label="Chứng thư số của đơn vị"
        hint="Dạng PEM; gói tin ký bằng chứng thư khác sẽ bị cách ly"
        isLong
      />
      <ParticipantField
        {...field('dailyMessages')}
        label="Hạn mức gói tin mỗi ngày (để trống nếu không giới hạn)"
      />
      <p>
        <Button>{button}</Button>
      </p>
    </form>
  );
}
