import {
  type BoxOption,
  Card,
  ChoiceBoxes,
  DataTable,
  EmptyState,
  formatDateTime,
  Pagination,
  type Posted,
  SelectBox,
  Tag,
  TextBox,
} from '#ui/index.ts';
import { type Destruction, type Folder, leastMembers } from '../model.ts';
import { archivePaths } from '../paths.ts';
import { destructionWords } from '../words.vi.ts';
import { ActForm } from './act-form.tsx';
import { FolderTable } from './folder-table.tsx';
import { Frame } from './frame.tsx';

export interface RetentionPageProps {
  readonly agencyId: string;
  readonly ended: readonly Folder[];
  readonly held: ReadonlySet<string>;
  readonly unitNames: ReadonlyMap<string, string>;
  readonly destructions: readonly Destruction[];
  readonly permanent: readonly Folder[];
  readonly people: readonly BoxOption[];
  readonly nextHref: string | undefined;
  readonly mayReview: boolean;
  readonly posted: Posted;
}

/** What is past its time, what is being decided about it, and what goes on to the historical archive. */
export function RetentionPage(props: RetentionPageProps) {
  const { destructions, mayReview, nextHref } = props;
  return (
    <Frame
      title="Thời hạn lưu trữ"
      lead="Hồ sơ hết thời hạn được Hội đồng xem xét; chỉ hủy theo quyết định. Hồ sơ vĩnh viễn và hồ sơ đang giữ nguyên trạng không hủy."
      tab="retention"
      posted={props.posted}
    >
      {mayReview && <Ended {...props} />}
      <Pagination nextHref={nextHref} />
      <Card title="Đề nghị hủy">
        <DataTable
          caption="Đề nghị hủy"
          rows={destructions}
          rowKey={({ id }) => id}
          stacksOnPhone
          empty="Chưa có đề nghị hủy nào."
          columns={[
            {
              key: 'reason',
              header: 'Đề nghị',
              namesRow: true,
              cell: ({ id, reason }) => <a href={archivePaths.destruction(id)}>{reason}</a>,
            },
            {
              key: 'at',
              header: 'Lập lúc',
              noWrap: true,
              cell: ({ proposedAt }) => formatDateTime(proposedAt, 'vi'),
            },
            { key: 'code', header: 'Quyết định', cell: ({ decisionCode }) => decisionCode ?? '–' },
            {
              key: 'state',
              header: 'Tình trạng',
              cell: ({ state }) => (
                <Tag tone={destructionWords[state].tone}>{destructionWords[state].text}</Tag>
              ),
            },
          ]}
        />
      </Card>
      {mayReview && <Permanent {...props} />}
    </Frame>
  );
}

function Ended({ agencyId, ended, held, unitNames, people, posted }: RetentionPageProps) {
  if (ended.length === 0) return <EmptyState title="Không có hồ sơ nào hết thời hạn lưu trữ." />;
  return (
    <Card title="Hồ sơ hết thời hạn">
      <ActForm action={archivePaths.retention()} submit="Lập đề nghị hủy">
        <input type="hidden" name="agency" value={agencyId} />
        <FolderTable
          caption="Hồ sơ hết thời hạn"
          folders={ended}
          held={held}
          unitNames={unitNames}
          empty="Không có."
          choosing={{ name: 'folders', chosen: posted.values.getAll('folders') }}
        />
        <TextBox name="reason" label="Lý do đề nghị" value="Hết thời hạn lưu trữ" posted={posted} />
        <SelectBox
          name="chair"
          label="Chủ tịch Hội đồng"
          none="Chọn người"
          options={people}
          posted={posted}
        />
        <ChoiceBoxes
          type="checkbox"
          name="members"
          label={`Ủy viên Hội đồng (Hội đồng có ít nhất ${leastMembers} người)`}
          options={people}
          posted={posted}
        />
      </ActForm>
    </Card>
  );
}

function Permanent({ agencyId, permanent, unitNames, posted }: RetentionPageProps) {
  if (permanent.length === 0) return null;
  return (
    <Card title="Hồ sơ vĩnh viễn, nộp lưu trữ lịch sử">
      <ActForm action={archivePaths.transfers()} submit="Nộp và in danh mục" variant="secondary">
        <input type="hidden" name="agency" value={agencyId} />
        <FolderTable
          caption="Hồ sơ vĩnh viễn"
          folders={permanent}
          unitNames={unitNames}
          empty="Không có."
          choosing={{ name: 'folders', chosen: posted.values.getAll('folders') }}
        />
        <TextBox name="to" label="Nơi nhận" value="Lưu trữ lịch sử tỉnh" posted={posted} />
      </ActForm>
    </Card>
  );
}
