import { ButtonLink, ChoiceBoxes, FileBox, type Posted, SelectBox, WordsBox } from '#ui/index.ts';
import { outcomeNames, returnMethodNames } from '../../desk-messages.vi.ts';
import { deskPaths } from '../../desk-paths.ts';
import type { DeskDossier } from '../../desk-view.ts';
import { purposesOf } from '../../issued-dossier.ts';
import { ActForm } from './act-form.tsx';
import { ConsultFields } from './consult-fields.tsx';

export interface ActProps {
  readonly view: DeskDossier;
  readonly posted: Posted;
  readonly isMain?: boolean;
}

/** What every act's form is given. */
export const common = ({ view, posted, isMain = false }: ActProps) => ({
  dossier: view.dossier,
  posted,
  isMain,
});

export const AcceptAct = (props: ActProps) => (
  <ActForm act="accept" {...common(props)}>
    {(posted) =>
      props.view.components.length > 0 && (
        <ChoiceBoxes
          type="checkbox"
          name="received"
          label="Giấy tờ đã nhận"
          hint="Bỏ chọn giấy tờ chưa có; giấy hẹn chỉ ghi những giấy tờ được chọn."
          posted={posted}
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
    {(posted) => (
      <>
        <SelectBox
          name="ground"
          label="Căn cứ từ chối"
          none="Chọn căn cứ"
          posted={posted}
          options={props.view.grounds.map(({ code, title }) => ({ value: code, label: `${code}. ${title}` }))}
        />
        <WordsBox
          name="refuse-reason"
          label="Lý do từ chối"
          hint="Người nộp đọc nguyên văn lý do này trong phiếu từ chối."
          posted={posted}
        />
      </>
    )}
  </ActForm>
);

export const RequestSupplementAct = (props: ActProps) => (
  <ActForm act="requestSupplement" {...common(props)}>
    {(posted) => (
      <>
        <p>
          {props.view.supplements.length === 0
            ? 'Chỉ được yêu cầu một lần: hãy ghi đủ mọi giấy tờ còn thiếu hoặc cần sửa.'
            : 'Hồ sơ đã được yêu cầu bổ sung một lần. Yêu cầu lần hai do lãnh đạo chịu trách nhiệm; không có lần ba.'}
        </p>
        <WordsBox name="requestSupplement-reason" label="Lý do, hướng dẫn hoàn thiện" posted={posted} />
        {props.view.components.length > 0 && (
          <ChoiceBoxes
            type="checkbox"
            name="component"
            label="Giấy tờ trong thành phần hồ sơ"
            posted={posted}
            options={props.view.components.map(({ name }) => ({ value: name, label: name }))}
          />
        )}
        <WordsBox
          name="requestSupplement-papers"
          label="Giấy tờ khác"
          hint="Mỗi giấy tờ một dòng."
          value={props.view.dossier.gaps.join('\n')}
          posted={posted}
        />
      </>
    )}
  </ActForm>
);

export const SupplementAct = (props: ActProps) => (
  <ActForm act="supplement" hasFiles {...common(props)}>
    {(posted) => (
      <>
        <p>Thời hạn giải quyết tính lại từ đầu kể từ lúc nhận đủ giấy tờ.</p>
        <FileBox
          name="supplement-files"
          label="Bản quét (không bắt buộc)"
          accept="application/pdf,image/*"
          isMultiple
          posted={posted}
        />
        <ChoiceBoxes
          type="checkbox"
          name="supplement-paper"
          label="Bản giấy"
          posted={posted}
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
      {(posted) => (
        <>
          {draft && (
            <p>
              Đã có: <a href={deskPaths.file(view.dossier.id, draft.fileId)}>{draft.name}</a>. Dự thảo mới
              thay bản này.
            </p>
          )}
          <FileBox
            name="draft-file"
            label="Tải lên tệp PDF đã soạn"
            accept="application/pdf"
            posted={posted}
          />
          <p class="mu-quiet">
            Hoặc lập từ mẫu {view.hasResultTemplate ? 'của thủ tục' : 'văn bản trả lời chung'}:
          </p>
          <WordsBox
            name="draft-text"
            label="Nội dung văn bản"
            hint={
              view.hasResultTemplate
                ? 'Để trống để lập theo mẫu của thủ tục; ghi khi trả lời bằng văn bản, như khi không đủ điều kiện. Mỗi đoạn cách nhau một dòng trống.'
                : 'Mỗi đoạn cách nhau một dòng trống.'
            }
            rows={7}
            posted={posted}
            value={view.hasResultTemplate ? '' : usualText(view)}
          />
          <SelectBox
            name="draft-signer"
            label="Người ký"
            posted={posted}
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
      {(posted) => (
        <>
          <input type="hidden" name="workItemId" value={item.id} />
          {item.question && (
            <p>
              <strong>Được hỏi:</strong> {item.question}
            </p>
          )}
          {ways.length > 1 && (
            <ChoiceBoxes type="radio" name="outcome" label="Hướng xử lý" posted={posted} options={ways} />
          )}
          {view.handlers.length > 0 && (
            <SelectBox
              name="handlerId"
              label="Giao cho"
              none="Bất kỳ ai có vai trò thụ lý của đơn vị"
              posted={posted}
              options={view.handlers.map((each) => ({
                value: each.officerId,
                label: `${each.fullName}, ${each.title} (${each.unitName})`,
              }))}
            />
          )}
          {view.consultation && (
            <ConsultFields dossier={view.dossier} offered={view.consultation} posted={posted} />
          )}
          <WordsBox
            name="handOver-reason"
            label={isSentBack ? 'Ý kiến' : 'Ý kiến (không bắt buộc)'}
            hint={isSentBack ? 'Bắt buộc khi chuyển lại để làm lại.' : undefined}
            posted={posted}
          />
        </>
      )}
    </ActForm>
  );
};

export const DeliverAct = (props: ActProps) => (
  <ActForm act="deliver" {...common(props)}>
    {(posted) => (
      <ChoiceBoxes
        type="radio"
        name="method"
        label="Cách trả"
        posted={posted}
        chosen={[props.view.dossier.returnMethod]}
        options={Object.entries(returnMethodNames).map(([value, label]) => ({ value, label }))}
      />
    )}
  </ActForm>
);

export const WithdrawAct = (props: ActProps) => (
  <ActForm act="withdraw" color="danger" {...common(props)}>
    {(posted) => (
      <WordsBox
        name="withdraw-reason"
        label="Lý do người nộp nêu (không bắt buộc)"
        rows={2}
        posted={posted}
      />
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
