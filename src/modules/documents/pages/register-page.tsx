import {
  Alert,
  type BoxOption,
  Button,
  Card,
  ChoiceBoxes,
  Disclosure,
  FileBox,
  FileList,
  PageTitle,
  type Posted,
  SelectBox,
  TextBox,
  TickBox,
  WordsBox,
} from '#ui/index.ts';
import type { Document } from '../model.ts';
import { circulations, secrecies } from '../model.ts';
import { documentPaths } from '../paths.ts';
import { incomingRegisters } from '../registers.ts';
import type { DocumentFile, StoredFacts } from '../revisions.ts';
import type { Suggestion } from '../suggestions/suggest.ts';
import { circulationWords, secrecyWords, urgencyWords } from '../words.vi.ts';
import { Frame } from './frame.tsx';
import { Repeats } from './repeats.tsx';
import { groundsOf } from './suggested.tsx';

export interface RegisterPageProps {
  /** What the axis or the mail brought, and what was said of it; none for a paper. */
  readonly arrived?: {
    readonly document: Document;
    readonly files: readonly (DocumentFile & StoredFacts)[];
    readonly note: string | null;
  };
  /** Of what arrived without a kind: what those like it were. */
  readonly typeSuggestion: Suggestion | null;
  readonly typeNames: readonly string[];
  readonly leaders: readonly BoxOption[];
  readonly people: readonly BoxOption[];
  readonly repeats: readonly Document[];
  readonly posted: Posted;
}

/** The clerk's entry in the register of incoming documents (NĐ 30/2020/NĐ-CP, Phụ lục IV). */
export function RegisterPage(props: RegisterPageProps) {
  const { arrived, posted, repeats } = props;
  const title = arrived ? 'Vào sổ văn bản đến' : 'Vào sổ văn bản giấy';
  const action = arrived ? documentPaths.registration(arrived.document.id) : documentPaths.newIncoming();
  return (
    <Frame title={title} direction="incoming" trail={[{ label: title }]} posted={posted}>
      <PageTitle
        title={title}
        lead="Số đến do hệ thống cấp khi vào sổ, liên tục trong năm, chung cho văn bản giấy và điện tử."
      />
      {arrived?.note && (
        <Alert tone="info" title="Đến qua thư điện tử">
          <p>{arrived.note}</p>
        </Alert>
      )}
      {repeats.length > 0 && <Repeats documents={repeats} />}
      <form class="mu-stack" method="post" action={action} encType="multipart/form-data" noValidate>
        {repeats.length > 0 && (
          <TickBox name="repeat" label="Đã xem: đây là văn bản khác, vẫn vào sổ" posted={posted} />
        )}
        {(posted.issues.has('reference') || posted.values.has('reference')) && (
          <TickBox name="reference" label="Vào sổ để tham khảo, chờ bản có giá trị" posted={posted} />
        )}
        <div class="mu-columns">
          <Words {...props} />
          <div class="mu-stack">
            <Card title="Mức độ">
              <Degrees {...props} />
            </Card>
            <Card title="Trình lãnh đạo">
              <SelectBox
                name="leader"
                label="Trình"
                hint="Có thể vào sổ trước, trình sau."
                options={[{ value: '', label: 'Chưa trình' }, ...props.leaders]}
                posted={posted}
              />
              <WordsBox name="opinion" label="Đề xuất của văn phòng" rows={2} posted={posted} />
            </Card>
            <div>
              <Button variant="primary">Vào sổ</Button>
            </div>
          </div>
        </div>
      </form>
    </Frame>
  );
}

function Words({ arrived, typeNames, typeSuggestion, posted }: RegisterPageProps) {
  const given = arrived?.document;
  return (
    <Card title="Văn bản">
      {given && (
        <TypeName
          posted={posted}
          value={given.typeName ?? typeSuggestion?.outcome ?? null}
          hint={typeSuggestion ? `Gợi ý ${groundsOf(typeSuggestion)}.` : undefined}
        />
      )}
      {!given && (
        <SelectBox
          name="type"
          label="Loại văn bản"
          options={[
            { value: '', label: 'Không rõ loại' },
            ...typeNames.map((name) => ({ value: name, label: name })),
          ]}
          value="Công văn"
          posted={posted}
        />
      )}
      <TextBox name="code" label="Số, ký hiệu" value={given?.code} posted={posted} />
      <TextBox
        name="promulgated"
        label="Ngày văn bản"
        type="date"
        value={given?.promulgatedOn?.toString()}
        posted={posted}
      />
      <TextBox name="sender" label="Nơi gửi" value={given?.senderName} posted={posted} />
      <WordsBox
        name="subject"
        label="Trích yếu nội dung"
        hint="Để trống nếu là văn bản mật."
        value={given?.subject}
        posted={posted}
      />
      <TextBox name="due" label="Hạn giải quyết nếu văn bản có ghi" type="date" posted={posted} />
      {arrived ? (
        <FileList
          label="Tệp kèm theo"
          files={arrived.files.map(({ fileId, name, sizeBytes }, ordinal) => ({
            id: fileId,
            name,
            sizeBytes: Number(sizeBytes),
            href: documentPaths.file(arrived.document.id, arrived.document.revision, ordinal),
          }))}
        />
      ) : (
        <>
          <FileBox
            name="files"
            label="Bản quét"
            hint="PDF, ảnh, DOCX; tệp chính chọn trước. Không tải văn bản mật lên."
            posted={posted}
          />
          <SelectBox
            name="source"
            label="Đến bằng"
            options={[
              { value: 'paper', label: 'Bưu chính, chuyển tay' },
              { value: 'mail', label: 'Thư điện tử' },
            ]}
            posted={posted}
          />
        </>
      )}
    </Card>
  );
}

const TypeName = (field: {
  readonly posted: Posted;
  readonly value: string | null;
  readonly hint: string | undefined;
}) => <TextBox name="type" label="Loại văn bản" {...field} />;

function Degrees({ arrived, people, posted }: RegisterPageProps) {
  return (
    <>
      <SelectBox
        name="register"
        label="Sổ"
        options={Object.entries(incomingRegisters).map(([value, label]) => ({ value, label }))}
        posted={posted}
      />
      <SelectBox
        name="urgency"
        label="Độ khẩn"
        value={String(arrived?.document.urgency ?? 0)}
        options={urgencyWords.map((label, index) => ({ value: String(index), label }))}
        posted={posted}
      />
      <SelectBox
        name="circulation"
        label="Phạm vi lưu hành"
        options={[
          { value: '', label: 'Không hạn chế' },
          ...circulations.map((value) => ({ value, label: circulationWords[value] })),
        ]}
        posted={posted}
      />
      {!arrived && (
        <SelectBox
          name="secrecy"
          label="Độ mật ghi trên bì"
          hint="Văn bản mật chỉ vào sổ theo những gì ghi trên bì; nội dung không đưa lên hệ thống."
          options={[
            { value: '', label: 'Không mật' },
            ...secrecies.map((value) => ({ value, label: secrecyWords[value] })),
          ]}
          posted={posted}
        />
      )}
      <Disclosure summary="Hạn chế người được biết" isOpen={posted.values.has('limited')}>
        <div class="mu-stack">
          <TickBox name="limited" label="Chỉ những người dưới đây biết có văn bản này" posted={posted} />
          <ChoiceBoxes
            name="readers"
            type="checkbox"
            label="Người được biết"
            options={people}
            posted={posted}
          />
        </div>
      </Disclosure>
    </>
  );
}

/** Said once more where a page would only ask: state secrets stay outside. */
export const SecretNotice = () => (
  <Alert tone="info" title="Văn bản mật">
    <p>Chỉ có số, ký hiệu, nơi gửi và độ mật ghi trên bì. Nội dung không lưu trên hệ thống này.</p>
  </Alert>
);
