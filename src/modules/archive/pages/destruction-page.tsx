import {
  ButtonLink,
  Card,
  formatDateTime,
  type Posted,
  SelectBox,
  SummaryList,
  Tag,
  TextBox,
} from '#ui/index.ts';
import type { CouncilMember, Destruction, Folder } from '../model.ts';
import { archivePaths } from '../paths.ts';
import { destructionWords } from '../words.vi.ts';
import { ActForm } from './act-form.tsx';
import { FolderTable } from './folder-table.tsx';
import { Frame } from './frame.tsx';

export interface DestructionPageProps {
  readonly destruction: Destruction;
  readonly folders: readonly Folder[];
  readonly members: readonly CouncilMember[];
  readonly names: ReadonlyMap<string, string>;
  readonly held: ReadonlySet<string>;
  readonly erased: number;
  readonly kept: number;
  readonly maySpeak: boolean;
  readonly mayDecide: boolean;
  readonly posted: Posted;
}

const opinions = { destroy: 'Đồng ý hủy', keep: 'Đề nghị giữ lại' } as const;

/** One proposal: its list, its council, the decision, and what became of the bytes. */
export function DestructionPage(props: DestructionPageProps) {
  const { destruction, folders, members, names, held, erased, kept, posted } = props;
  const { id, state, proposedBy, proposedAt, decidedBy, decidedAt, decisionCode, note } = destruction;
  const rows: readonly (readonly [string, preact.ComponentChildren])[] = [
    ['Người lập', `${names.get(proposedBy) ?? ''}, ${formatDateTime(proposedAt, 'vi')}`],
    [
      'Hội đồng',
      <ul key="council">
        {members.map(({ officerId, isChair, opinion, note: said }) => (
          <li key={officerId}>
            {names.get(officerId)}
            {isChair && ' (Chủ tịch)'}: {opinion ? opinions[opinion] : 'chưa cho ý kiến'}
            {said && `. ${said}`}
          </li>
        ))}
      </ul>,
    ],
    [
      'Quyết định',
      decidedBy &&
        `${decisionCode ?? 'Không hủy'}, ${names.get(decidedBy) ?? ''}, ${formatDateTime(decidedAt!, 'vi')}`,
    ],
    ['Lý do', note],
    ['Nội dung đã xóa', erased > 0 && `${erased} tệp`],
    ['Còn giữ vì nơi khác dùng', kept > 0 && `${kept} tệp`],
  ];
  return (
    <Frame
      title={destruction.reason}
      eyebrow="Đề nghị hủy hồ sơ hết thời hạn"
      lead={<Tag tone={destructionWords[state].tone}>{destructionWords[state].text}</Tag>}
      trail={[{ label: 'Thời hạn lưu trữ', href: archivePaths.retention() }, { label: 'Đề nghị hủy' }]}
      posted={posted}
      actions={
        <ButtonLink variant="secondary" href={archivePaths.destructionList(id)}>
          Danh mục
        </ButtonLink>
      }
    >
      <SummaryList rows={rows.flatMap(([term, value]) => (value ? [{ term, value }] : []))} />
      <FolderTable caption="Hồ sơ đề nghị hủy" folders={folders} held={held} empty="Không có." />
      {props.maySpeak && (
        <Card title="Ý kiến của Hội đồng">
          <ActForm action={archivePaths.opinion(id)} submit="Gửi ý kiến">
            <SelectBox
              name="opinion"
              label="Ý kiến"
              options={Object.entries(opinions).map(([value, label]) => ({ value, label }))}
              posted={posted}
            />
            <TextBox name="note" label="Ghi chú" hint="Ghi lý do khi đề nghị giữ lại" posted={posted} />
          </ActForm>
        </Card>
      )}
      {props.mayDecide && (
        <div class="mu-columns">
          <Card title="Quyết định hủy">
            <ActForm action={archivePaths.decision(id)} submit="Quyết định hủy" color="danger">
              <input type="hidden" name="outcome" value="destroy" />
              <TextBox
                name="code"
                label="Số, ký hiệu quyết định"
                hint="Nội dung bị xóa hẳn; mục lục và nhật ký vẫn còn"
                posted={posted}
              />
            </ActForm>
          </Card>
          <Card title="Không hủy">
            <ActForm action={archivePaths.decision(id)} submit="Giữ lại" variant="secondary">
              <input type="hidden" name="outcome" value="keep" />
              <TextBox name="reason" label="Lý do giữ lại" posted={posted} />
            </ActForm>
          </Card>
        </div>
      )}
    </Frame>
  );
}
