import { ChoiceBoxes, TextBox, WordsBox } from '#ui/index.ts';
import { limitUnitName } from '../../messages.vi.ts';
import { ActForm } from './act-form.tsx';
import { type ActProps, common } from './acts.tsx';

/** Once, and no later than the day before the result is due. */
export const ExtendAct = (props: ActProps) => (
  <ActForm act="extend" {...common(props)}>
    {(posted) => (
      <>
        <p>Chỉ hẹn lại một lần, chậm nhất một ngày trước ngày hẹn trả.</p>
        <WordsBox
          name="extend-reason"
          label="Lý do chậm"
          hint="Người nộp đọc nguyên văn lý do này trong văn bản xin lỗi."
          posted={posted}
        />
        <TextBox
          inputMode="numeric"
          name="extra"
          label={`Hẹn thêm (${limitUnitName(props.view.dossier)})`}
          hint="Ngày trả mới tính theo ngày làm việc của tỉnh."
          posted={posted}
        />
      </>
    )}
  </ActForm>
);

export const StopAct = (props: ActProps) => (
  <ActForm act="stop" color="danger" {...common(props)}>
    {(posted) => (
      <>
        <WordsBox
          name="stop-reason"
          label="Lý do dừng"
          hint="Người nộp đọc nguyên văn lý do này trong thông báo."
          posted={posted}
        />
        <ChoiceBoxes
          type="checkbox"
          name="stop-requested"
          label="Đề nghị của người nộp"
          posted={posted}
          options={[{ value: 'yes', label: 'Dừng theo đề nghị của người nộp' }]}
        />
        {props.view.fees.some(({ paidVnd }) => paidVnd > 0) && (
          <ChoiceBoxes
            type="checkbox"
            name="stop-refund"
            label="Phí, lệ phí đã nộp"
            posted={posted}
            options={[{ value: 'yes', label: 'Hoàn trả phí, lệ phí đã nộp' }]}
          />
        )}
      </>
    )}
  </ActForm>
);

/** By a document only; what was issued is void from then on. */
export const ReopenAct = (props: ActProps) => (
  <ActForm act="reopen" color="danger" {...common(props)}>
    {(posted) => (
      <>
        <p>Kết quả đã phát hành được đánh dấu thu hồi ở nơi kiểm tra và trong kho của người nộp.</p>
        <TextBox
          name="reopen-basis"
          label="Văn bản thu hồi, hủy bỏ"
          hint="Ví dụ: Quyết định số 15/QĐ-UBND"
          posted={posted}
        />
        <TextBox name="reopen-on" label="Ngày của văn bản" hint="Ngày/tháng/năm" posted={posted} />
        <WordsBox name="reopen-reason" label="Lý do" posted={posted} />
        <TextBox
          inputMode="numeric"
          name="reopen-amount"
          label={`Thời hạn giải quyết lại (${limitUnitName(props.view.dossier)})`}
          hint="Để trống: tính lại từ đầu theo thời hạn của thủ tục."
          posted={posted}
        />
      </>
    )}
  </ActForm>
);

/** What the work has shown to be owed besides the fee: the clock stands until it is paid. */
export const DemandDuesAct = (props: ActProps) => (
  <ActForm act="demandDues" {...common(props)}>
    {(posted) => (
      <>
        <p>Thời hạn tạm dừng đến khi người nộp nộp đủ, tại quầy hoặc trực tuyến.</p>
        <TextBox inputMode="numeric" name="dues-amount" label="Số tiền (đồng)" posted={posted} />
        <TextBox
          name="dues-what"
          label="Khoản phải nộp"
          hint="Ví dụ: thuế thu nhập cá nhân"
          posted={posted}
        />
        <TextBox name="dues-basis" label="Căn cứ" hint="Số thông báo, điều luật" posted={posted} />
      </>
    )}
  </ActForm>
);
