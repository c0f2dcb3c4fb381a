import { DeskFrame } from '#modules/site/index.ts';
import { Button, ErrorSummary, LabelledBox, PageTitle } from '#ui/index.ts';
import type { FineCode } from '../fines/budget-rules.ts';
import { paymentPaths } from '../paths.ts';
import { issueText } from '../text.ts';
import { DeskField, type Tried } from './desk-field.tsx';

export interface RecordFinePageProps {
  readonly codes: readonly FineCode[];
  readonly daysToPay: number;
  readonly tried?: Tried | undefined;
}

const form = 'fine';

/** A decision to fine is written down, so that it can be paid online or at the counter. */
export function RecordFinePage({ codes, daysToPay, tried }: RecordFinePageProps) {
  const box = { form, tried };
  return (
    <DeskFrame
      title="Ghi quyết định xử phạt"
      hasErrors={tried !== undefined}
      breadcrumbs={[{ label: 'Thu phí', href: paymentPaths.fees }, { label: 'Ghi quyết định xử phạt' }]}
    >
      <div class="mu-narrow mu-stack">
        <PageTitle
          title="Ghi quyết định xử phạt"
          lead={`Người bị phạt nộp trực tuyến bằng số quyết định và số định danh, trong ${daysToPay} ngày kể từ ngày nhận quyết định; quá hạn, phần mềm tự tính tiền chậm nộp.`}
        />
        <ErrorSummary
          errors={(tried?.issues ?? []).map(
            ({ field, code, params }) => [`${form}-${field.slice(1)}`, issueText(code, params)] as const,
          )}
        />
        <form class="mu-stack" method="post" action={paymentPaths.deskFines} novalidate>
          <DeskField {...box} name="decisionNumber" label="Số, ký hiệu quyết định" hint="Ví dụ: 15/QĐ-XPHC" />
          <DayField {...box} name="decisionOn" label="Ngày ra quyết định" />
          <DayField {...box} name="servedOn" label="Ngày người bị phạt nhận quyết định" />
          <DeskField {...box} name="payerName" label="Người hoặc tổ chức bị phạt" />
          <DeskField
            {...box}
            name="payerNumber"
            label="Số định danh hoặc mã số thuế"
            hint="Dùng để mở trang nộp phạt cùng với số quyết định"
            inputMode="numeric"
          />
          <DeskField {...box} name="what" label="Hành vi vi phạm" />
          <DeskField {...box} name="amountVnd" label="Tiền phạt (đồng)" inputMode="numeric" />
          <LabelledBox
            id={`${form}-code`}
            name="code"
            label="Khoản thu ngân sách"
            issue={issueOf(tried, 'code')}
          >
            {(attributes) => (
              <select class="ds-input" {...attributes}>
                {codes.map(({ code, name, chapter, subItem }) => (
                  <option key={code} value={code} selected={tried?.values.get('code') === code}>
                    {name.vi} (chương {chapter}, tiểu mục {subItem})
                  </option>
                ))}
              </select>
            )}
          </LabelledBox>
          <p>
            <Button>Ghi quyết định</Button>
          </p>
        </form>
      </div>
    </DeskFrame>
  );
}

const DayField = ({
  name,
  label,
  tried,
}: {
  readonly name: string;
  readonly label: string;
  readonly tried?: Tried | undefined;
}) => (
  <LabelledBox id={`${form}-${name}`} name={name} label={label} issue={issueOf(tried, name)}>
    {(box) => <input class="ds-input" type="date" value={tried?.values.get(name) ?? ''} {...box} />}
  </LabelledBox>
);

function issueOf(tried: Tried | undefined, name: string): string | undefined {
  const issue = tried?.issues.find(({ field }) => field === `/${name}`);
  return issue && issueText(issue.code, issue.params);
}
