import { Alert, Button, Card, Disclosure, FileList, PageTitle } from '#ui/index.ts';
import type { Document } from '../model.ts';
import { circulations, secrecies } from '../model.ts';
import { documentPaths } from '../paths.ts';
import type { Problem } from '../problem.ts';
import { incomingRegisters } from '../registers.ts';
import type { DocumentFile, StoredFacts } from '../revisions.ts';
import type { Suggestion } from '../suggestions/suggest.ts';
import { circulationWords, secrecyWords, urgencyWords } from '../words.vi.ts';
import { FileField, LongField, type Option, SelectField, TextField, Tick, Ticks } from './fields.tsx';
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
  readonly leaders: readonly Option[];
  readonly people: readonly Option[];
  readonly repeats: readonly Document[];
  readonly problem: Problem;
}

/** The clerk's entry in the register of incoming documents (NĐ 30/2020/NĐ-CP, Phụ lục IV). */
export function RegisterPage(props: RegisterPageProps) {
  const { arrived, problem, repeats } = props;
  const title = arrived ? 'Vào sổ văn bản đến' : 'Vào sổ văn bản giấy';
  const action = arrived ? documentPaths.registration(arrived.document.id) : documentPaths.newIncoming();
  return (
    <Frame title={title} direction="incoming" trail={[{ label: title }]} problem={problem}>
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
          <Tick name="repeat" label="Đã xem: đây là văn bản khác, vẫn vào sổ" problem={problem} />
        )}
        {(problem.issues.has('reference') || problem.values.has('reference')) && (
          <Tick name="reference" label="Vào sổ để tham khảo, chờ bản có giá trị" problem={problem} />
        )}
        <div class="mu-columns">
          <Words {...props} />
          <div class="mu-stack">
            <Card title="Mức độ">
              <Degrees {...props} />
            </Card>
            <Card title="Trình lãnh đạo">
              <SelectField
                name="leader"
                label="Trình"
                hint="Có thể vào sổ trước, trình sau."
                options={[{ value: '', label: 'Chưa trình' }, ...props.leaders]}
                problem={problem}
              />
              <LongField name="opinion" label="Đề xuất của văn phòng" rows={2} problem={problem} />
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

function Words({ arrived, typeNames, typeSuggestion, problem }: RegisterPageProps) {
  const given = arrived?.document;
  return (
    <Card title="Văn bản">
      {given && (
        <TypeName
          problem={problem}
          value={given.typeName ?? typeSuggestion?.outcome ?? null}
          hint={typeSuggestion ? `Gợi ý ${groundsOf(typeSuggestion)}.` : undefined}
        />
      )}
      {!given && (
        <SelectField
          name="type"
          label="Loại văn bản"
          options={[
            { value: '', label: 'Không rõ loại' },
            ...typeNames.map((name) => ({ value: name, label: name })),
          ]}
          value="Công văn"
          problem={problem}
        />
      )}
      <TextField name="code" label="Số, ký hiệu" value={given?.code} problem={problem} />
      <TextField
        name="promulgated"
        label="Ngày văn bản"
        type="date"
        value={given?.promulgatedOn?.toString()}
        problem={problem}
      />
      <TextField name="sender" label="Nơi gửi" value={given?.senderName} problem={problem} />
      <LongField
        name="subject"
        label="Trích yếu nội dung"
        hint="Để trống nếu là văn bản mật."
        value={given?.subject}
        problem={problem}
      />
      <TextField name="due" label="Hạn giải quyết nếu văn bản có ghi" type="date" problem={problem} />
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
          <FileField
            name="files"
            label="Bản quét"
            hint="PDF, ảnh, DOCX; tệp chính chọn trước. Không tải văn bản mật lên."
            problem={problem}
          />
          <SelectField
            name="source"
            label="Đến bằng"
            options={[
              { value: 'paper', label: 'Bưu chính, chuyển tay' },
              { value: 'mail', label: 'Thư điện tử' },
            ]}
            problem={problem}
          />
        </>
      )}
    </Card>
  );
}

const TypeName = (field: {
  readonly problem: Problem;
  readonly value: string | null;
  readonly hint: string | undefined;
}) => <TextField name="type" label="Loại văn bản" {...field} />;

function Degrees({ arrived, people, problem }: RegisterPageProps) {
  return (
    <>
      <SelectField
        name="register"
        label="Sổ"
        options={Object.entries(incomingRegisters).map(([value, label]) => ({ value, label }))}
        problem={problem}
      />
      <SelectField
        name="urgency"
        label="Độ khẩn"
        value={String(arrived?.document.urgency ?? 0)}
        options={urgencyWords.map((label, index) => ({ value: String(index), label }))}
        problem={problem}
      />
      <SelectField
        name="circulation"
        label="Phạm vi lưu hành"
        options={[
          { value: '', label: 'Không hạn chế' },
          ...circulations.map((value) => ({ value, label: circulationWords[value] })),
        ]}
        problem={problem}
      />
      {!arrived && (
        <SelectField
          name="secrecy"
          label="Độ mật ghi trên bì"
          hint="Văn bản mật chỉ vào sổ theo những gì ghi trên bì; nội dung không đưa lên hệ thống."
          options={[
            { value: '', label: 'Không mật' },
            ...secrecies.map((value) => ({ value, label: secrecyWords[value] })),
          ]}
          problem={problem}
        />
      )}
      <Disclosure summary="Hạn chế người được biết" isOpen={problem.values.has('limited')}>
        <div class="mu-stack">
          <Tick name="limited" label="Chỉ những người dưới đây biết có văn bản này" problem={problem} />
          <Ticks name="readers" legend="Người được biết" options={people} problem={problem} />
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
