import { maskedAddress } from '#modules/notifications/index.ts';
import { Alert, Card, formatTime, LabelledBox } from '#ui/index.ts';
import type { EntryConfirmation } from '../confirmation.ts';
import { FormButton } from './form-page.tsx';

export interface ConfirmationCardProps {
  readonly confirmation: EntryConfirmation | undefined;
  readonly canSend: { readonly phone: boolean; readonly email: boolean };
}

/** How the person confirms what the clerk fills in for them: a code on their own phone, or a signature on paper. */
export function ConfirmationCard({ confirmation, canSend }: ConfirmationCardProps) {
  return (
    <Card title="Người nộp xác nhận nội dung">
      <State confirmation={confirmation} />
      <div class="mu-row">
        {canSend.phone && <FormButton value="refresh ask phone" label="Gửi mã tới điện thoại" />}
        {canSend.email && <FormButton value="refresh ask email" label="Gửi mã tới thư điện tử" />}
      </div>
      {confirmation && !confirmation.confirmedAt && (
        <div class="mu-row">
          <LabelledBox id="confirmationCode" label="Mã người nộp đọc">
            {(box) => <input class="ds-input" inputMode="numeric" autocomplete="off" size={8} {...box} />}
          </LabelledBox>
          <FormButton value="refresh confirm" label="Kiểm tra mã" />
        </div>
      )}
    </Card>
  );
}

function State({ confirmation }: Pick<ConfirmationCardProps, 'confirmation'>) {
  if (!confirmation)
    return (
      <p>
        Người nộp ký trên bản in tờ khai sau khi tiếp nhận, hoặc đọc lại và xác nhận bằng mã trước khi tiếp
        nhận.
      </p>
    );
  const { confirmedAt, isCurrent, address, askedAt } = confirmation;
  if (confirmedAt && isCurrent)
    return (
      <Alert tone="success">
        <p>
          Đã xác nhận lúc {formatTime(confirmedAt)} bằng mã gửi tới {maskedAddress(address)}.
        </p>
      </Alert>
    );
  if (!isCurrent)
    return (
      <Alert tone="warning">
        <p>
          Nội dung đã đổi từ khi gửi mã: gửi lại để người nộp đọc bản mới, hoặc để họ ký trên bản in tờ khai.
        </p>
      </Alert>
    );
  return (
    <p>
      Đã gửi tới {maskedAddress(address)} lúc {formatTime(askedAt)}, chưa xác nhận. Tiếp nhận bây giờ thì
      người nộp ký trên bản in tờ khai.
    </p>
  );
}
