import { limitUnitName } from '../../messages.vi.ts';
import { ChoiceList, NumberBox, TextArea } from './act-field.tsx';
import { ActForm } from './act-form.tsx';
import { type ActProps, common } from './acts.tsx';

/** Once, and no later than the day before the result is due. */
export const ExtendAct = (props: ActProps) => (
  <ActForm act="extend" {...common(props)}>
    {(typed) => (
      <>
        <p>Chỉ hẹn lại một lần, chậm nhất một ngày trước ngày hẹn trả.</p>
        <TextArea
          name="extend-reason"
          label="Lý do chậm"
          hint="Người nộp đọc nguyên văn lý do này trong văn bản xin lỗi."
          typed={typed}
        />
        <NumberBox
          name="extra"
          label={`Hẹn thêm (${limitUnitName(props.view.dossier)})`}
          hint="Ngày trả mới tính theo ngày làm việc của tỉnh."
          typed={typed}
        />
      </>
    )}
  </ActForm>
);

export const StopAct = (props: ActProps) => (
  <ActForm act="stop" color="danger" {...common(props)}>
    {(typed) => (
      <>
        <TextArea
          name="stop-reason"
          label="Lý do dừng"
          hint="Người nộp đọc nguyên văn lý do này trong thông báo."
          typed={typed}
        />
        <ChoiceList
          type="checkbox"
          name="stop-requested"
          label="Đề nghị của người nộp"
          typed={typed}
          options={[{ value: 'yes', label: 'Dừng theo đề nghị của người nộp' }]}
        />
        {props.view.fees.some(({ paidVnd }) => paidVnd > 0) && (
          <ChoiceList
            type="checkbox"
            name="stop-refund"
            label="Phí, lệ phí đã nộp"
            typed={typed}
            options={[{ value: 'yes', label: 'Hoàn trả phí, lệ phí đã nộp' }]}
          />
        )}
      </>
    )}
  </ActForm>
);
