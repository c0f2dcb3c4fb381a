import type { SigningKey } from '#modules/signing/index.ts';
import { type Posted, PostedBox, SecretBox } from '#ui/index.ts';

export interface SecretBoxesProps {
  /** Of the PIN. */
  readonly label: string;
  readonly hint: string;
  /** Where the key is: a service may send a code of the moment. */
  readonly keyKind: SigningKey['place']['kind'] | undefined;
  readonly posted: Posted;
}

/** What opens a key. It is never shown again, nor kept by the browser. */
export const SecretBoxes = ({ label, hint, keyKind, posted }: SecretBoxesProps) => (
  <>
    <SecretBox name="pin" label={label} hint={hint} posted={posted} />
    {keyKind === 'remote' && (
      <PostedBox
        name="otp"
        label="Mã xác thực một lần"
        hint="Khóa ở dịch vụ ký số từ xa: nhập mã dịch vụ vừa gửi, bỏ trống nếu không có."
        posted={posted}
      >
        {(box) => (
          <input
            class="ds-input"
            type="password"
            inputMode="numeric"
            autocomplete="one-time-code"
            size={12}
            maxLength={16}
            {...box}
          />
        )}
      </PostedBox>
    )}
  </>
);
