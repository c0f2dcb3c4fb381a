import { DeskFrame } from '#modules/site/index.ts';
import { timeLeft } from '#modules/workflow/index.ts';
import {
  Button,
  ButtonLink,
  Card,
  ChoiceBoxes,
  DataTable,
  DeadlineChip,
  EmptyState,
  formatDate,
  formatDateTime,
  isRefused,
  PageTitle,
  type Posted,
  PostedProblem,
  SelectBox,
  Tag,
  TextBox,
  Timeline,
} from '#ui/index.ts';
import { secretaryActNames } from '../messages.vi.ts';
import { paths } from '../paths.ts';
import { extensionSubject } from '../process.ts';
import { secretaryActs } from '../secretaries.ts';
import type { SecretaryView } from '../secretary-routes.tsx';

export interface SecretaryPageProps extends SecretaryView {
  readonly posted: Posted;
}

/** What waits for the leaders one serves; who serves oneself, and what they did in one's name. */
export function SecretaryPage(props: SecretaryPageProps) {
  const { boxes, positions, posted } = props;
  const isLeader = positions.length > 0;
  const title = isLeader ? 'Thư ký của tôi' : 'Bàn thư ký';
  return (
    <DeskFrame
      title={title}
      hasErrors={isRefused(posted)}
      breadcrumbs={[{ label: 'Nhiệm vụ', href: paths.list() }, { label: title }]}
    >
      <div class="mu-stack">
        <PostedProblem posted={posted} />
        <PageTitle
          title={title}
          lead={
            isLeader
              ? 'Người được làm thay bạn trong nhiệm vụ. Mọi việc làm thay ghi tên cả hai, và hiện ở đây.'
              : 'Việc chờ lãnh đạo mà bạn được làm thay. Tên của cả hai được ghi lại.'
          }
        />
        {boxes.map((box) => (
          <LeaderBox key={box.leader.id} box={box} {...props} />
        ))}
        {!isLeader && boxes.length === 0 && <EmptyState title="Bạn chưa được lãnh đạo nào cử làm thư ký" />}
        {isLeader && <Named {...props} />}
        {isLeader && <Naming {...props} />}
        {isLeader && <Done {...props} />}
      </div>
    </DeskFrame>
  );
}

function LeaderBox({
  box: { leader, items, others },
  calendar,
  now,
}: SecretaryPageProps & { readonly box: SecretaryView['boxes'][number] }) {
  return (
    <Card
      title={`Việc chờ ${leader.leaderName}, ${leader.title}`}
      actions={
        leader.acts.includes('give') && (
          <ButtonLink variant="secondary" href={`${paths.giving()}?as=${leader.positionId}`}>
            Giao nhiệm vụ
          </ButtonLink>
        )
      }
    >
      <p class="mu-quiet">
        Được làm thay: {leader.acts.map((act) => secretaryActNames[act]).join('; ')}; đến hết{' '}
        {formatDate(leader.validTo, 'vi')}.
      </p>
      <DataTable
        caption={`Việc chờ ${leader.leaderName}`}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'subject',
            header: 'Nhiệm vụ',
            namesRow: true,
            cell: ({ subjectId, subjectType, subjectTitle, subjectCode }) => (
              <>
                <a
                  href={
                    subjectType === extensionSubject ? paths.extension(subjectId) : paths.directive(subjectId)
                  }
                >
                  {subjectTitle}
                </a>
                <div class="mu-quiet">{subjectCode}</div>
              </>
            ),
          },
          { key: 'step', header: 'Việc', cell: ({ title }) => title },
          {
            key: 'due',
            header: 'Hạn',
            cell: ({ dueAt }) => <DeadlineChip left={timeLeft(calendar, now, dueAt)} dueAt={dueAt} />,
          },
        ]}
        stacksOnPhone
        empty="Không có việc nào về nhiệm vụ đang chờ"
      />
      {others > 0 && (
        <p class="mu-quiet">Ngoài ra còn {others} việc khác mà lãnh đạo tự làm, như ký văn bản.</p>
      )}
    </Card>
  );
}

function Named({ secretaries, today }: SecretaryPageProps) {
  const isInForce = ({ endedAt, validTo }: SecretaryPageProps['secretaries'][number]) =>
    endedAt === null && Temporal.PlainDate.compare(validTo, today) >= 0;
  return (
    <DataTable
      caption="Người được làm thay"
      showsCaption
      rows={secretaries}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', header: 'Thư ký', namesRow: true, cell: ({ secretaryName }) => secretaryName },
        {
          key: 'acts',
          header: 'Được làm thay',
          cell: ({ acts }) => acts.map((act) => secretaryActNames[act]).join('; '),
        },
        {
          key: 'until',
          header: 'Đến hết ngày',
          noWrap: true,
          cell: ({ validTo }) => formatDate(validTo, 'vi'),
        },
        {
          key: 'end',
          header: 'Thôi cử',
          cell: (row) =>
            isInForce(row) ? (
              <form method="post" action={paths.secretaryEnd(row.id)}>
                <Button variant="secondary" color="danger">
                  Thôi cử<span class="ds-sr-only"> {row.secretaryName}</span>
                </Button>
              </form>
            ) : (
              <Tag tone="neutral">Đã thôi</Tag>
            ),
        },
      ]}
      stacksOnPhone
      empty="Chưa cử ai"
    />
  );
}

function Naming({ positions, candidates, posted }: SecretaryPageProps) {
  return (
    <Card title="Cử thư ký">
      <form class="mu-stack stage-form" method="post" action={paths.secretary()}>
        {positions.length === 1 ? (
          <input type="hidden" name="position" value={positions[0]!.positionId} />
        ) : (
          <SelectBox
            name="position"
            label="Với chức vụ"
            options={positions.map(({ positionId, title }) => ({ value: positionId, label: title }))}
            posted={posted}
          />
        )}
        <SelectBox
          name="secretary"
          label="Thư ký"
          none="Chọn…"
          options={candidates.map(({ officerId, fullName }) => ({ value: officerId, label: fullName }))}
          posted={posted}
        />
        <ChoiceBoxes
          type="checkbox"
          name="acts"
          label="Được làm thay"
          options={secretaryActs.map((act) => ({ value: act, label: secretaryActNames[act] }))}
          posted={posted}
        />
        <TextBox name="until" label="Đến hết ngày" type="date" posted={posted} />
        <div>
          <Button variant="primary">Cử thư ký</Button>
        </div>
      </form>
    </Card>
  );
}

function Done({ done }: SecretaryPageProps) {
  return (
    <Card title="Đã làm nhân danh tôi">
      {done.length === 0 ? (
        <p class="mu-quiet">Chưa có việc nào.</p>
      ) : (
        <Timeline
          label="Việc đã làm nhân danh tôi"
          items={done.map(({ act, words, subject }) => ({
            key: act.id,
            at: act.recordedAt.toString(),
            when: formatDateTime(act.recordedAt, 'vi'),
            title: words,
            by: act.actorName,
            body: subject && <p>{subject.href ? <a href={subject.href}>{subject.name}</a> : subject.name}</p>,
          }))}
        />
      )}
    </Card>
  );
}
