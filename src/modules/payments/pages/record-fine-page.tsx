import { DeskFrame } from '#modules/site/index.ts';
import { Button, isRefused, PageTitle, type Posted, PostedProblem, SelectBox, TextBox } from '#ui/index.ts';
import type { FineCode } from '../fines/budget-rules.ts';
import { paymentPaths } from '../paths.ts';

export interface RecordFinePageProps {
  readonly codes: readonly FineCode[];
  readonly daysToPay: number;
  readonly posted: Posted;
}

/** A decision to fine is written down, so that it can be paid online or at the counter. */
export function RecordFinePage({ codes, daysToPay, posted }: RecordFinePageProps) {
  return (
    <DeskFrame
      title="Ghi quyết định xử phạt"
      hasErrors={isRefused(posted)}
      breadcrumbs={[{ label: 'Thu phí', href: paymentPaths.fees }, { label: 'Ghi quyết định xử phạt' }]}
    >
      <div class="mu-narrow mu-stack">
        <PageTitle
          title="Ghi quyết định xử phạt"
          lead={`Người bị phạt nộp trực tuyến bằng số quyết định và số định danh, trong ${daysToPay} ngày kể từ ngày nhận quyết định; quá hạn, phần mềm tự tính tiền chậm nộp.`}
        />
        <PostedProblem posted={posted} />
        <form class="mu-stack" method="post" action={paymentPaths.deskFines} novalidate>
          <TextBox
            posted={posted}
            name="decisionNumber"
            label="Số, ký hiệu quyết định"
            hint="Ví dụ: 15/QĐ-XPHC"
          />
          <TextBox posted={posted} type="date" name="decisionOn" label="Ngày ra quyết định" />
          <TextBox posted={posted} type="date" name="servedOn" label="Ngày người bị phạt nhận quyết định" />
          <TextBox posted={posted} name="payerName" label="Người hoặc tổ chức bị phạt" />
          <TextBox
            posted={posted}
            name="payerNumber"
            label="Số định danh hoặc mã số thuế"
            hint="Dùng để mở trang nộp phạt cùng với số quyết định"
            inputMode="numeric"
          />
          <TextBox posted={posted} name="what" label="Hành vi vi phạm" />
          <TextBox posted={posted} name="amountVnd" label="Tiền phạt (đồng)" inputMode="numeric" />
          <SelectBox
            posted={posted}
            name="code"
            label="Khoản thu ngân sách"
            options={codes.map(({ code, name, chapter, subItem }) => ({
              value: code,
              label: `${name.vi} (chương ${chapter}, tiểu mục ${subItem})`,
            }))}
          />
          <p>
            <Button>Ghi quyết định</Button>
          </p>
        </form>
      </div>
    </DeskFrame>
  );
}
