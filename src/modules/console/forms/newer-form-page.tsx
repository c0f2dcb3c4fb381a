import type { FormChange } from '#engines/forms/index.ts';
import type { FormVersion } from '#modules/procedures/index.ts';
import {
  Alert,
  Button,
  Card,
  DataTable,
  EmptyState,
  FigureList,
  FilterBar,
  FilterField,
  formatDate,
  formatDateTime,
  Tag,
} from '#ui/index.ts';
import { consolePaths } from '../paths.ts';
import { subjectOf, wordChange } from './change-words.ts';
import { FormFrame } from './form-frame.tsx';
import { type Replayed, totalsOf } from './replay.ts';

export interface Comparison {
  readonly changes: readonly FormChange[];
  readonly replayed: readonly Replayed[];
}

export interface NewerFormPageProps {
  readonly version: FormVersion;
  /** The other versions of the same procedure's form. */
  readonly others: readonly FormVersion[];
  readonly chosenId: string | undefined;
  /** A form being written, as its author pasted it. */
  readonly written: string;
  /** Where the written form is at fault. */
  readonly faults: readonly { readonly place: string; readonly message: string }[];
  readonly comparison: Comparison | undefined;
}

/** What another version says otherwise, and what it would have done to the submissions of the past. */
export function NewerFormPage(props: NewerFormPageProps) {
  const { version, others, chosenId, written, faults, comparison } = props;
  return (
    <FormFrame version={version} view="newerForm" hasErrors={faults.length > 0}>
      {others.length > 0 && (
        <FilterBar action={consolePaths.newerForm(version.id)} label="Chọn bản để so">
          <FilterField
            name="voi"
            label="So với bản"
            value={chosenId}
            options={others.map(({ id, number, effectiveFrom }) => ({
              value: id,
              label: `Bản ${number}, từ ${formatDate(effectiveFrom, 'vi')}`,
            }))}
          />
        </FilterBar>
      )}
      <form class="mu-stack" method="post" action={consolePaths.newerForm(version.id)}>
        {faults.length > 0 && (
          <Alert tone="danger" title="Biểu mẫu chưa đọc được" isNews>
            <ul>
              {faults.map(({ place, message }) => (
                <li key={place + message}>
                  <code>{place || 'cả tệp'}</code>: {message}
                </li>
              ))}
            </ul>
          </Alert>
        )}
        <div class="ds-field">
          <label class="ds-label" for="form">
            Hoặc dán bản đang soạn (nội dung <code>form.yaml</code>)
          </label>
          <textarea class="ds-input mu-code" id="form" name="form" rows={8} spellcheck={false}>
            {written}
          </textarea>
        </div>
        <div class="mu-row">
          <Button variant="secondary">So sánh và chạy lại hồ sơ cũ</Button>
        </div>
      </form>
      {comparison && <Changes changes={comparison.changes} />}
      {comparison && <Replay replayed={comparison.replayed} />}
    </FormFrame>
  );
}

const kinds = { added: 'Thêm', removed: 'Bỏ', changed: 'Sửa' } as const;
const tones = { added: 'success', removed: 'danger', changed: 'info' } as const;

const Changes = ({ changes }: Pick<Comparison, 'changes'>) => (
  <Card title="Khác nhau ở đâu">
    {changes.length === 0 ? (
      <p>Hai bản giống hệt nhau.</p>
    ) : (
      <ul class="mu-plain-list">
        {changes.map((change) => (
          <li key={`${change.about} ${change.kind} ${change.path}`}>
            <Tag tone={tones[change.kind]}>{kinds[change.kind]}</Tag> {subjectOf(change)}
            {change.kind === 'changed' && (
              <ul>
                {change.renamedFrom && <li>tên trong tệp: {`${change.renamedFrom} → ${change.path}`}</li>}
                {change.words.map((word) => (
                  <li key={word.key}>{wordChange(word)}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    )}
  </Card>
);

function Replay({ replayed }: Pick<Comparison, 'replayed'>) {
  const totals = totalsOf(replayed);
  return (
    <Card title="Hồ sơ cũ chạy lại qua bản mới">
      <div class="mu-stack">
        <p class="mu-quiet">
          Tối đa 100 hồ sơ gần nhất, mỗi hồ sơ kiểm tra như vào ngày nộp. Không câu trả lời nào của người dân
          hiện ở đây.
        </p>
        {replayed.length === 0 ? (
          <EmptyState title="Thủ tục này chưa có hồ sơ nào." />
        ) : (
          <>
            <FigureList
              figures={[
                { label: 'Hồ sơ chạy lại', value: String(totals.all) },
                { label: 'Vẫn nộp được', value: String(totals.same), tone: 'success' },
                {
                  label: 'Phải sửa, bổ sung',
                  value: String(totals.issues),
                  tone: totals.issues > 0 ? 'danger' : 'neutral',
                },
                {
                  label: 'Nộp được, mất câu trả lời',
                  value: String(totals.lost),
                  tone: totals.lost > 0 ? 'warning' : 'neutral',
                },
              ]}
            />
            <ReplayTable replayed={replayed} />
          </>
        )}
      </div>
    </Card>
  );
}

const outcomes = {
  same: { tone: 'success', text: 'Vẫn nộp được' },
  issues: { tone: 'danger', text: 'Phải sửa, bổ sung' },
  lost: { tone: 'warning', text: 'Mất câu trả lời' },
} as const;

const ReplayTable = ({ replayed }: Pick<Comparison, 'replayed'>) => (
  <DataTable
    caption="Kết quả từng hồ sơ"
    rows={replayed}
    rowKey={({ code }) => code}
    stacksOnPhone
    empty=""
    columns={[
      { key: 'code', header: 'Hồ sơ', namesRow: true, noWrap: true, cell: ({ code }) => code },
      {
        key: 'on',
        header: 'Nộp lúc',
        noWrap: true,
        cell: ({ submittedAt }) => formatDateTime(submittedAt, 'vi'),
      },
      {
        key: 'outcome',
        header: 'Kết quả',
        cell: ({ outcome }) => <Tag tone={outcomes[outcome].tone}>{outcomes[outcome].text}</Tag>,
      },
      {
        key: 'why',
        header: 'Vì sao',
        cell: ({ issues, lost }) => (
          <>
            {issues.map((text) => (
              <div key={text}>{text}</div>
            ))}
            {lost.length > 0 && <div>Không còn chỗ cho: {lost.join(', ')}.</div>}
          </>
        ),
      },
    ]}
  />
);
