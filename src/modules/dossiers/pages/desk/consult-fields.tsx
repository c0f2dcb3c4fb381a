import { BoxIssue, Button, ChoiceBoxes, Disclosure, type Posted, TextBox, WordsBox } from '#ui/index.ts';
import type { OfferedConsultation } from '../../consultation.ts';
import { deskPaths } from '../../desk-paths.ts';
import type { Dossier } from '../../model.ts';

export interface ConsultFieldsProps {
  readonly dossier: Dossier;
  readonly offered: OfferedConsultation;
  readonly posted: Posted;
}

/** Whom to ask, what and until when: part of the form of a step that may ask others (lấy ý kiến). */
export const ConsultFields = ({ dossier, offered, posted }: ConsultFieldsProps) => (
  <Disclosure summary="Lấy ý kiến: hỏi ai, hỏi gì, hạn trả lời" isOpen={wasTouched(posted)}>
    <div class="mu-stack">
      <p class="mu-quiet">
        {offered.outcome === null
          ? 'Chọn ít nhất một nơi thì hồ sơ được gửi hỏi; không chọn thì đi tiếp.'
          : 'Chỉ dùng khi chọn hướng “Lấy ý kiến cơ quan, đơn vị khác”.'}{' '}
        {endOf(offered)}
      </p>
      {offered.search !== null && (
        <>
          <TextBox
            name="consult-search"
            label="Tìm cơ quan, đơn vị"
            hint="Gõ một phần tên, có dấu hoặc không dấu, rồi bấm Tìm; nơi đã chọn được giữ lại."
            posted={posted}
          />
          <div class="mu-row">
            <Button variant="secondary" action={deskPaths.consultSearch(dossier.id)}>
              Tìm
            </Button>
          </div>
        </>
      )}
      {offered.choices.length > 0 ? (
        <ChoiceBoxes
          type="checkbox"
          name="consult-agencies"
          label="Hỏi những nơi này"
          posted={posted}
          options={offered.choices.map(({ code, name }) => ({ value: code, label: name }))}
        />
      ) : (
        <Unfound posted={posted} />
      )}
      {offered.question === null ? (
        <WordsBox name="consult-question" label="Nội dung hỏi" posted={posted} />
      ) : (
        <p>
          <strong>Nội dung hỏi:</strong> {offered.question}
        </p>
      )}
      {offered.fills.dueOn !== null && (
        <TextBox
          type="date"
          name="consult-due"
          label="Trả lời chậm nhất ngày"
          hint="Không sau ngày hẹn trả kết quả."
          posted={posted}
        />
      )}
    </div>
  </Disclosure>
);

const wasTouched = ({ values, issues }: Posted) =>
  [...issues.keys()].some((name) => name.startsWith('consult-')) || values.has('consult-search');

function endOf({ hasQuorum, hasLimit }: OfferedConsultation): string {
  const enough = hasQuorum ? 'Đủ số ý kiến quy trình cần' : 'Mọi nơi trả lời xong';
  return `${enough}${hasLimit ? ', hoặc hết hạn trả lời,' : ''} thì hồ sơ đi tiếp${hasLimit ? '; nơi không trả lời được ghi là không trả lời đúng hạn' : ''}.`;
}

const Unfound = ({ posted }: { readonly posted: Posted }) => (
  <div id="consult-agencies">
    <p class="mu-quiet">
      {posted.values.get('consult-search')
        ? 'Không tìm thấy cơ quan, đơn vị nào có tên như vậy.'
        : 'Chưa chọn nơi nào.'}
    </p>
    <BoxIssue id="consult-agencies" issue={posted.issues.get('consult-agencies')} />
  </div>
);
