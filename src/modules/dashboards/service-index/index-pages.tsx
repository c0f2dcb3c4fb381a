import { DeskFrame, PublicFrame } from '#modules/site/index.ts';
import { DataTable, EmptyState, formatNumber, PageTitle } from '#ui/index.ts';
import { MonthPicker } from '../pages/month-picker.tsx';
import { dashboardPaths } from '../paths.ts';
import type { IndexRules, Part } from './rules.ts';
import type { PartScore, Score } from './score.ts';

/** What each part counts, and what is to be done with the dossiers it lacks. */
export const partTitles: Readonly<Record<Part, { readonly name: string; readonly toRaise: string }>> = {
  punctual: { name: 'Giải quyết sớm và đúng hạn', toRaise: 'giải quyết đúng hạn hồ sơ đang mở' },
  online: { name: 'Hồ sơ nộp trực tuyến', toRaise: 'hướng dẫn nộp trực tuyến những việc như thế này' },
  paidOnline: { name: 'Hồ sơ có phí được nộp trực tuyến', toRaise: 'hướng dẫn nộp phí trực tuyến' },
  digitised: { name: 'Hồ sơ được số hóa đủ giấy tờ', toRaise: 'quét, đối chiếu giấy tờ còn thiếu' },
  electronicResult: { name: 'Kết quả điện tử', toRaise: 'phát hành kết quả điện tử có ký số' },
  reused: { name: 'Dùng lại giấy tờ đã có', toRaise: 'lấy giấy tờ từ kho thay vì yêu cầu nộp' },
  satisfied: { name: 'Đánh giá hài lòng', toRaise: 'tìm hiểu vì sao người dân chưa hài lòng' },
};

const points = (value: number | null) =>
  value === null ? '–' : formatNumber(Math.round(value * 10) / 10, 'vi');
const title = 'Bộ chỉ số phục vụ người dân, doanh nghiệp';

export interface IndexPageProps {
  readonly rules: IndexRules;
  readonly month: string;
  readonly months: readonly string[];
  readonly agencies: readonly { readonly agencyId: string; readonly name: string; readonly score: Score }[];
}

const Caveat = ({ rules }: Pick<IndexPageProps, 'rules'>) => (
  <p class="mu-quiet">
    Điểm tối đa từng nhóm theo {rules.legalBasis}; cách chia trong nhóm là của phần mềm
    {rules.isVerified ? '' : ', chưa đối chiếu với văn bản'}. Đây không phải điểm chính thức. Nhóm không có số
    liệu trong phần mềm không được chấm.
  </p>
);

/** The points of every agency, for everyone. */
export const PublicIndexPage = ({ rules, month, months, agencies }: IndexPageProps) => (
  <PublicFrame title={title}>
    <div class="mu-stack" data-gap="large">
      <PageTitle title={title} lead="Đếm trực tiếp từ từng bước xử lý hồ sơ, không ai nhập tay." />
      <MonthPicker action={dashboardPaths.publicIndex()} month={month} months={months} />
      <DataTable
        caption="Điểm từng nhóm của từng cơ quan"
        rows={agencies}
        rowKey={({ agencyId }) => agencyId}
        stacksOnPhone
        empty={<EmptyState title="Chưa có hồ sơ nào trong tháng này." />}
        columns={[
          { key: 'agency', header: 'Cơ quan', namesRow: true, cell: ({ name }) => name },
          ...rules.groups.map(({ code, name, most }, index) => ({
            key: code,
            header: `${name} (${most})`,
            cell: ({ score }: IndexPageProps['agencies'][number]) => points(score.groups[index]!.points),
          })),
          {
            key: 'total',
            header: 'Cộng',
            cell: ({ score }) => `${points(score.points)} trên ${points(score.of)}`,
          },
        ]}
      />
      <Caveat rules={rules} />
    </div>
  </PublicFrame>
);

/** One's own agencies: how each part is counted, and what would raise it by how much. */
export const AgencyIndexPage = ({ rules, month, months, agencies }: IndexPageProps) => (
  <DeskFrame
    title={title}
    breadcrumbs={[{ label: 'Số liệu', href: dashboardPaths.agency(month) }, { label: title }]}
  >
    <div class="mu-stack" data-gap="large">
      <PageTitle title={title} />
      <MonthPicker action={dashboardPaths.index()} month={month} months={months} />
      {agencies.map(({ agencyId, name, score }) => (
        <section class="mu-stack" key={agencyId}>
          <h2>
            {name}: {points(score.points)} trên {points(score.of)} điểm đếm được
          </h2>
          <DataTable
            caption="Từng phần của từng nhóm"
            rows={score.groups.flatMap((group) =>
              group.parts.map((part) => ({ group: group.name, ...part })),
            )}
            rowKey={({ part }) => part}
            stacksOnPhone
            empty={<EmptyState title="Chưa có phần nào được chấm." />}
            columns={[
              { key: 'part', header: 'Phần', namesRow: true, cell: ({ part }) => partTitles[part].name },
              { key: 'group', header: 'Nhóm', cell: ({ group }) => group },
              {
                key: 'counted',
                header: 'Đếm được',
                noWrap: true,
                cell: ({ counted, of }) => `${counted} trên ${of}`,
              },
              {
                key: 'points',
                header: 'Điểm',
                noWrap: true,
                cell: (part) => `${points(part.points)} trên ${part.most}`,
              },
              {
                key: 'raise',
                header: 'Làm gì để tăng điểm',
                cell: (part) => <ToRaise {...{ agencyId, month, part }} />,
              },
            ]}
          />
        </section>
      ))}
      <Caveat rules={rules} />
    </div>
  </DeskFrame>
);

const ToRaise = ({
  agencyId,
  month,
  part,
}: {
  readonly agencyId: string;
  readonly month: string;
  readonly part: PartScore;
}) =>
  part.toGain > 0 ? (
    <a href={dashboardPaths.missing(agencyId, part.part, month)}>
      {partTitles[part.part].toRaise}: thêm được {points(part.toGain)} điểm
    </a>
  ) : (
    <>–</>
  );
