import { Button, type Posted, PostedBox, SelectBox, TextBox } from '#ui/index.ts';
import { wayNames } from '../messages.vi.ts';

export interface ParticipantFormProps {
  readonly action: string;
  readonly button: string;
  /** What stands in the fields, be it known or typed. */
  readonly posted: Posted;
  /** A code is given once, at the registration. */
  readonly isNew: boolean;
}

/** What an administrator tells of a participant elsewhere. */
export function ParticipantForm({ action, button, posted, isNew }: ParticipantFormProps) {
  const box = (name: string) => ({ name, posted });
  return (
    <form class="mu-stack" method="post" action={action}>
      {!isNew && <input type="hidden" name="version" value={posted.values.get('version') ?? ''} />}
      <TextBox {...box('name')} label="Tên đơn vị" />
      {isNew && (
        <>
          <TextBox {...box('code')} label="Mã định danh" hint="Ví dụ H18.12 hoặc 000.00.12.H18" />
          <TextBox
            {...box('oldCodes')}
            label="Mã cũ (nếu có)"
            hint="Cách nhau bằng dấu phẩy; văn bản gửi theo mã cũ vẫn đến đơn vị này"
          />
        </>
      )}
      <SelectBox
        {...box('way')}
        label="Cách nhận văn bản"
        options={(['pull', 'push', 'national'] as const).map((way) => ({
          value: way,
          label: wayNames[way],
        }))}
      />
      <TextBox {...box('endpoint')} label="Địa chỉ nhận (khi trục gọi)" hint="https://…" />
      <TextBox
        {...box('system')}
        label="Tên hệ thống gọi trục"
        hint="Tên ngắn, ví dụ qlvb-so-y-te; cấp khóa kết nối ở trang của đơn vị sau khi lưu"
      />
      <PostedBox
        {...box('certificatePem')}
        label="Chứng thư số của đơn vị"
        hint="Dạng PEM; gói tin ký bằng chứng thư khác sẽ bị cách ly"
      >
        {(attributes) => (
          <textarea
            class="ds-input"
            rows={5}
            value={posted.values.get('certificatePem') ?? ''}
            spellcheck={false}
            {...attributes}
          />
        )}
      </PostedBox>
      <TextBox {...box('dailyMessages')} label="Hạn mức gói tin mỗi ngày (để trống nếu không giới hạn)" />
      <p>
        <Button>{button}</Button>
      </p>
    </form>
  );
}
