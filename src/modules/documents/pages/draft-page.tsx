import type { DocumentType } from '#engines/letters/index.ts';
import {
  type BoxOption,
  Button,
  Card,
  ChoiceBoxes,
  Disclosure,
  FileBox,
  PageTitle,
  type Posted,
  SelectBox,
  TextBox,
  TickBox,
  WordsBox,
} from '#ui/index.ts';
import type { DraftBody } from '../draft-body.ts';
import { type Document, nameOf } from '../model.ts';
import { documentPaths } from '../paths.ts';
import { urgencyWords } from '../words.vi.ts';
import { Frame } from './frame.tsx';

export interface DraftPageProps {
  /** The draft that is revised; none for a new one. */
  readonly draft?: { readonly document: Document; readonly body: DraftBody };
  /** The incoming document that it answers. */
  readonly answers?: Document | undefined;
  readonly types: readonly DocumentType[];
  readonly signers: readonly BoxOption[];
  readonly units: readonly BoxOption[];
  /** Issued documents of the agency that it may replace. */
  readonly replaceable: readonly BoxOption[];
  readonly agencies: readonly { readonly code: string; readonly name: string }[];
  readonly posted: Posted;
}

/** Writing a document: what kind, to whom, in whose stead it is signed; its words here, or a file drawn up elsewhere. */
export function DraftPage(props: DraftPageProps) {
  const { draft, answers, posted } = props;
  const title = draft ? 'Sửa dự thảo' : answers ? 'Soạn văn bản trả lời' : 'Soạn văn bản';
  const action = draft ? documentPaths.revision(draft.document.id) : documentPaths.newDraft();
  return (
    <Frame
      title={title}
      direction="outgoing"
      trail={[
        ...(draft
          ? [{ label: nameOf(draft.document), href: documentPaths.document(draft.document.id) }]
          : []),
        { label: title },
      ]}
      posted={posted}
    >
      <PageTitle
        title={title}
        lead={answers ? `Trả lời ${answers.code ?? nameOf(answers)} của ${answers.senderName}.` : undefined}
      />
      <form class="mu-stack" method="post" action={action} encType="multipart/form-data" noValidate>
        {answers && <input type="hidden" name="answers" value={answers.id} />}
        {draft && <input type="hidden" name="seen" value={String(draft.document.revision)} />}
        <div class="mu-columns">
          <Words {...props} />
          <div class="mu-stack">
            <Card title="Người ký">
              <Signer {...props} />
            </Card>
            <Card title="Nơi nhận">
              <Receivers {...props} />
            </Card>
            {draft && <TextBox name="note" label="Đã sửa gì" posted={posted} />}
            <div>
              <Button variant="primary">{draft ? 'Lưu thành bản mới' : 'Lưu dự thảo'}</Button>
            </div>
          </div>
        </div>
      </form>
    </Frame>
  );
}

function Words({ draft, answers, types, posted, replaceable }: DraftPageProps) {
  const body = draft?.body;
  const isUploaded = body ? body.text === null : false;
  return (
    <Card title="Văn bản">
      <SelectBox
        name="type"
        label="Loại văn bản"
        value={body?.typeCode ?? 'officialLetter'}
        options={types.map(({ code, name }) => ({ value: code, label: name }))}
        posted={posted}
      />
      <WordsBox
        name="subject"
        label="Trích yếu nội dung"
        rows={2}
        value={
          draft?.document.subject ??
          (answers &&
            `trả lời ${answers.code ?? 'văn bản'} ngày ${answers.promulgatedOn?.toLocaleString('vi-VN') ?? ''}`)
        }
        posted={posted}
      />
      <WordsBox
        name="addressees"
        label="Kính gửi"
        hint="Mỗi dòng một nơi."
        rows={2}
        value={body?.addressees.join('\n') ?? answers?.senderName}
        posted={posted}
      />
      <SelectBox
        name="way"
        label="Nội dung"
        value={isUploaded ? 'file' : 'text'}
        options={[
          { value: 'text', label: 'Soạn tại đây theo mẫu Nghị định 30' },
          { value: 'file', label: 'Tải lên tệp đã soạn' },
        ]}
        posted={posted}
      />
      <WordsBox
        name="text"
        label="Nội dung soạn tại đây"
        hint="Mỗi đoạn một dòng. “Điều 1. …”, “1. …”, “a) …”, “- …” được đánh số và trình bày theo thể thức."
        rows={12}
        value={body?.text}
        posted={posted}
      />
      <FileBox
        name="files"
        label={draft ? 'Thay các tệp hiện có' : 'Tệp đã soạn, phụ lục'}
        hint="Tệp chính chọn trước. DOCX được đọc và so sánh; để ký số cần bản PDF xuất từ phần mềm soạn thảo."
        posted={posted}
      />
      <Disclosure summary="Căn cứ, văn bản được thay thế">
        <div class="mu-stack">
          <WordsBox
            name="grounds"
            label="Căn cứ"
            hint="Mỗi dòng một căn cứ."
            rows={3}
            value={body?.grounds.join('\n')}
            posted={posted}
          />
          <SelectBox
            name="replaces"
            label="Thay thế văn bản đã phát hành"
            value={body?.replacesId}
            options={[{ value: '', label: 'Không thay thế' }, ...replaceable]}
            posted={posted}
          />
        </div>
      </Disclosure>
    </Card>
  );
}

function Signer({ draft, signers, posted }: DraftPageProps) {
  const signer = draft?.body.signer;
  return (
    <>
      <SelectBox name="signer" label="Người ký" value={signer?.officerId} options={signers} posted={posted} />
      <p class="mu-quiet">Thể thức đề ký (TM., KT., TL.) lấy theo chức vụ người ký.</p>
      <Disclosure summary="Ký thừa ủy quyền, quyền cấp trưởng" isOpen={Boolean(signer?.basis)}>
        <div class="mu-stack">
          <SelectBox
            name="authority"
            label="Quyền hạn"
            options={[
              { value: '', label: 'Theo chức vụ' },
              { value: 'TUQ.', label: 'TUQ. (thừa ủy quyền)' },
              { value: 'Q.', label: 'Q. (quyền cấp trưởng)' },
            ]}
            posted={posted}
          />
          <TextBox
            name="basis"
            label="Văn bản ủy quyền hoặc giao quyền"
            value={signer?.basis}
            posted={posted}
          />
        </div>
      </Disclosure>
      {!draft && (
        <TickBox
          name="limited"
          label="Hạn chế người biết: chỉ người soạn và người có việc với văn bản này"
          posted={posted}
        />
      )}
      <SelectBox
        name="urgency"
        label="Độ khẩn"
        value={String(draft?.document.urgency ?? 0)}
        options={urgencyWords.map((label, index) => ({ value: String(index), label }))}
        posted={posted}
      />
    </>
  );
}

function Receivers({ draft, answers, units, agencies, posted }: DraftPageProps) {
  const receivers = draft?.body.receivers;
  const outside = receivers
    ?.filter(({ way }) => way !== 'unit')
    .map(({ code, name }) => [code, name].filter(Boolean).join(' '))
    .join('\n');
  const inside = (receivers ?? []).flatMap(({ way, unitId }) => (way === 'unit' ? [unitId!] : []));
  return (
    <>
      <WordsBox
        name="receivers"
        label="Gửi qua trục liên thông, bản giấy"
        hint="Mỗi dòng một nơi: mã định danh hoặc tên cơ quan. Nơi không có mã nhận bản giấy."
        rows={4}
        value={outside ?? (answers?.senderCode ? `${answers.senderCode} ${answers.senderName ?? ''}` : '')}
        posted={posted}
      />
      {units.length > 0 && (
        <ChoiceBoxes
          name="units"
          type="checkbox"
          label="Đơn vị trong cơ quan"
          options={units}
          chosen={inside}
          posted={posted}
        />
      )}
      <Disclosure summary="Mã các cơ quan">
        <ul>
          {agencies.map(({ code, name }) => (
            <li key={code}>
              <code>{code}</code> {name}
            </li>
          ))}
        </ul>
      </Disclosure>
    </>
  );
}
