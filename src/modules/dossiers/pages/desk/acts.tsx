import { ButtonLink } from '#ui/index.ts';
import { outcomeNames, returnMethodNames } from '../../desk-messages.vi.ts';
import { deskPaths } from '../../desk-paths.ts';
import type { DeskDossier } from '../../desk-view.ts';
import { purposesOf } from '../../issued-dossier.ts';
import { ChoiceList, FileBox, Select, TextArea } from './act-field.tsx';
import { ActForm, type TriedAct } from './act-form.tsx';
import { ConsultFields } from './consult-fields.tsx';

export interface ActProps {
  readonly view: DeskDossier;
  readonly tried: TriedAct | undefined;
  readonly isMain?: boolean;
}

/** What every act's form is given. */
export const common = ({ view, tried, isMain = false }: ActProps) => ({
  dossier: view.dossier,
  tried,
  isMain,
});

export const AcceptAct = (props: ActProps) => (
  <ActForm act="accept" {...common(props)}>
    {(typed) =>
      props.view.components.length > 0 && (
        <ChoiceList
          type="checkbox"
          name="received"
          label="Giấy tờ đã nhận"
          hint="Bỏ chọn giấy tờ chưa có; giấy hẹn chỉ ghi những giấy tờ được chọn."
          typed={typed}
          chosen={props.view.components.filter((each) => each.isReceived).map((each) => String(each.number))}
          options={props.view.components.map((each) => ({
            value: String(each.number),
            label: `${each.name} (${copiesInWords(each)})`,
          }))}
        />
      )
    }
  </ActForm>
);

/** "01 bản chính, 02 bản sao". */
export const copiesInWords = ({
  originals,
  copies,
}: {
  readonly originals: number;
  readonly copies: number;
}) =>
  [originals > 0 && `${twoDigits(originals)} bản chính`, copies > 0 && `${twoDigits(copies)} bản sao`]
    .filter(Boolean)
    .join(', ') || 'không rõ số bản';

const twoDigits = (number: number) => String(number).padStart(2, '0');

export const RefuseAct = (props: ActProps) => (
  <ActForm act="refuse" color="danger" {...common(props)}>
    {(typed) => (
      <>
        <Select
          name="ground"
          label="Căn cứ từ chối"
          first="Chọn căn cứ"
          typed={typed}
          options={props.view.grounds.map(({ code, title }) => ({ value: code, label: `${code}. ${title}` }))}
        />
        <TextArea
          name="refuse-reason"
          label="Lý do từ chối"
          hint="Người nộp đọc nguyên văn lý do này trong phiếu từ chối."
          typed={typed}
        />
      </>
    )}
  </ActForm>
);

export const RequestSupplementAct = (props: ActProps) => (
  <ActForm act="requestSupplement" {...common(props)}>
    {(typed) => (
      <>
        <p>
          {props.view.supplements.length === 0
            ? 'Chỉ được yêu cầu một lần: hãy ghi đủ mọi giấy tờ còn thiếu hoặc cần sửa.'
            : 'Hồ sơ đã được yêu cầu bổ sung một lần. Yêu cầu lần hai do lãnh đạo chịu trách nhiệm; không có lần ba.'}
        </p>
        <TextArea name="requestSupplement-reason" label="Lý do, hướng dẫn hoàn thiện" typed={typed} />
        {props.view.components.length > 0 && (
          <ChoiceList
            type="checkbox"
            name="component"
            label="Giấy tờ trong thành phần hồ sơ"
            typed={typed}
            options={props.view.components.map(({ name }) => ({ value: name, label: name }))}
          />
        )}
        <TextArea
          name="requestSupplement-papers"
          label="Giấy tờ khác"
          hint="Mỗi giấy tờ một dòng."
          text={props.view.dossier.gaps.join('\n')}
          typed={typed}
        />
      </>
    )}
  </ActForm>
);

export const SupplementAct = (props: ActProps) => (
  <ActForm act="supplement" hasFiles {...common(props)}>
    {(typed) => (
      <>
        <p>Thời hạn giải quyết tính lại từ đầu kể từ lúc nhận đủ giấy tờ.</p>
        <FileBox
          name="supplement-files"
          label="Bản quét (không bắt buộc)"
          accept="application/pdf,image/*"
          isMultiple
          typed={typed}
        />
        <ChoiceList
          type="checkbox"
          name="supplement-paper"
          label="Bản giấy"
          typed={typed}
          options={[{ value: 'yes', label: 'Đã nhận đủ giấy tờ bằng bản giấy tại quầy' }]}
        />
      </>
    )}
  </ActForm>
);

export const DraftAct = (props: ActProps) => {
  const { view } = props;
  const { issued } = view;
  const { draft: purpose } = purposesOf(issued);
  const draft = view.files.find((file) => file.purpose === purpose && file.partId === issued.partId);
  return (
    <ActForm act="draft" hasFiles isOpen={!draft} {...common(props)}>
      {(typed) => (
        <>
          {draft && (
            <p>
              Đã có: <a href={deskPaths.file(view.dossier.id, draft.fileId)}>{draft.name}</a>. Dự thảo mới
              thay bản này.
            </p>
          )}
          <FileBox name="draft-file" label="Tải lên tệp PDF đã soạn" accept="application/pdf" typed={typed} />
          <p class="mu-quiet">
            Hoặc lập từ mẫu {view.hasResultTemplate ? 'của thủ tục' : 'văn bản trả lời chung'}:
          </p>
          <TextArea
            name="draft-text"
            label="Nội dung văn bản"
            hint={
              view.hasResultTemplate
                ? 'Để trống để lập theo mẫu của thủ tục; ghi khi trả lời bằng văn bản, như khi không đủ điều kiện. Mỗi đoạn cách nhau một dòng trống.'
                : 'Mỗi đoạn cách nhau một dòng trống.'
            }
            rows={7}
            typed={typed}
            text={view.hasResultTemplate ? '' : usualText(view)}
          />
          <Select
            name="draft-signer"
            label="Người ký"
            typed={typed}
            options={view.signers.map((each) => ({
              value: each.officerId,
              label: `${each.fullName}, ${each.title}`,
            }))}
          />
        </>
      )}
    </ActForm>
  );
};

/** A beginning that is right as it stands when everything asked for is granted. */
const usualText = ({ issued: dossier, unitNames }: DeskDossier) =>
  `${unitNames.get(dossier.competentAgencyId) ?? 'Cơ quan giải quyết'} đã xem xét hồ sơ mã số ${dossier.code} của ${dossier.applicantName} về thủ tục “${dossier.procedureName}”.

Hồ sơ đủ điều kiện theo quy định. Đề nghị được giải quyết.`;

/** How the step may end: by the words the process gives it, or back to where it came from, where no way is drawn. */
function waysOn({ allowed, stepBefore }: DeskDossier) {
  const words = allowed.item!.outcomes.map((value) => ({ value, label: outcomeNames[value] ?? value }));
  if (!stepBefore) return words;
  const on = words.length > 0 ? words : [{ value: 'next', label: 'Chuyển bước tiếp theo' }];
  return [...on, { value: 'sendBack', label: `Trả lại bước trước: ${stepBefore.title}` }];
}

/** Hands on to the next step: names a handler, gives an opinion, approves or sends back, as the step asks. */
export const HandOverAct = (props: ActProps) => {
  const { view } = props;
  const item = view.allowed.item!;
  const ways = waysOn(view);
  const isSentBack = ways.some(({ value }) => value === 'sendBack');
  return (
    <ActForm act="handOver" title={item.title} {...common(props)}>
      {(typed) => (
        <>
          <input type="hidden" name="workItemId" value={item.id} />
          {item.question && (
            <p>
              <strong>Được hỏi:</strong> {item.question}
            </p>
          )}
          {ways.length > 1 && (
            <ChoiceList type="radio" name="outcome" label="Hướng xử lý" typed={typed} options={ways} />
          )}
          {view.handlers.length > 0 && (
            <Select
              name="handlerId"
              label="Giao cho"
              first="Bất kỳ ai có vai trò thụ lý của đơn vị"
              typed={typed}
              options={view.handlers.map((each) => ({
                value: each.officerId,
                label: `${each.fullName}, ${each.title} (${each.unitName})`,
              }))}
            />
          )}
          {view.consultation && (
            <ConsultFields dossier={view.dossier} offered={view.consultation} typed={typed} />
          )}
          <TextArea
            name="handOver-reason"
            label={isSentBack ? 'Ý kiến' : 'Ý kiến (không bắt buộc)'}
            hint={isSentBack ? 'Bắt buộc khi chuyển lại để làm lại.' : undefined}
            typed={typed}
          />
        </>
      )}
    </ActForm>
  );
};

export const DeliverAct = (props: ActProps) => (
  <ActForm act="deliver" {...common(props)}>
    {(typed) => (
      <ChoiceList
        type="radio"
        name="method"
        label="Cách trả"
        typed={typed}
        chosen={[props.view.dossier.returnMethod]}
        options={Object.entries(returnMethodNames).map(([value, label]) => ({ value, label }))}
      />
    )}
  </ActForm>
);

export const WithdrawAct = (props: ActProps) => (
  <ActForm act="withdraw" color="danger" {...common(props)}>
    {(typed) => (
      <TextArea name="withdraw-reason" label="Lý do người nộp nêu (không bắt buộc)" rows={2} typed={typed} />
    )}
  </ActForm>
);

/** Signing and sealing have pages of their own, with the document in sight. */
export const SigningLinks = ({ view: { dossier, allowed } }: Pick<ActProps, 'view'>) => (
  <div class="mu-row">
    {allowed.acts.has('sign') && (
      <ButtonLink href={deskPaths.signing(dossier.id)}>Xem và ký kết quả</ButtonLink>
    )}
    {allowed.acts.has('issue') && (
      <ButtonLink href={deskPaths.issuing(dossier.id)}>Vào sổ, đóng dấu, phát hành</ButtonLink>
    )}
  </div>
);
