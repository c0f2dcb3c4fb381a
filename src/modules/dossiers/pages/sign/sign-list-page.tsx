import type { Calendar } from '#engines/working-time/index.ts';
import type { SigningKey } from '#modules/signing/index.ts';
import { timeLeft } from '#modules/workflow/index.ts';
import {
  Alert,
  Button,
  type Column,
  DataTable,
  DeadlineChip,
  nothingPosted,
  type Posted,
} from '#ui/index.ts';
import { deskPaths } from '../../desk-paths.ts';
import type { SignedInBatch } from '../../sign-batch.ts';
import { signPaths } from '../../sign-paths.ts';
import { mostAtOnce, type WaitingToSign } from '../../sign-view.ts';
import { SecretBoxes } from './secret-boxes.tsx';
import { SignFrame } from './sign-frame.tsx';

export interface SignListPageProps {
  readonly waiting: readonly WaitingToSign[];
  readonly calendar: Calendar;
  readonly now: Temporal.Instant;
  /** Where the signer's key is, which says what is asked for. */
  readonly keyKind?: SigningKey['place']['kind'] | undefined;
  readonly posted?: Posted;
  /** What came of the signing just asked for, document by document. */
  readonly results?: readonly SignedInBatch[];
}

/** Everything that waits for the officer's signature: read each, tick many, sign with one PIN. */
export function SignListPage(props: SignListPageProps) {
  const { waiting, posted = nothingPosted, results = [] } = props;
  const isOnSim = props.keyKind === 'mobile';
  const canSign = waiting.some(({ file }) => file) && !isOnSim;
  return (
    <SignFrame
      title="Chờ tôi ký"
      lead={
        isOnSim
          ? 'Khóa ký nằm trên SIM điện thoại, mỗi lần xác nhận ký một văn bản: mở từng hồ sơ để ký.'
          : 'Mở từng dự thảo để xem; chọn những bản đồng ý rồi ký cùng lúc bằng một lần nhập mã PIN.'
      }
      posted={posted}
    >
      <Results results={results} />
      <form class="mu-stack" method="post" action={signPaths.list()} noValidate>
        <DataTable
          caption="Kết quả chờ ký, việc gấp nhất đứng đầu"
          rows={waiting}
          rowKey={({ item }) => item.id}
          columns={columns(props)}
          stacksOnPhone
          empty="Không có kết quả nào chờ bạn ký."
        />
        {waiting.length === mostAtOnce && (
          <p class="mu-quiet">Đang hiện {mostAtOnce} hồ sơ gấp nhất; ký xong sẽ hiện tiếp.</p>
        )}
        {canSign && (
          <>
            <SecretBoxes
              label="Mã PIN của khóa ký"
              hint="Dùng cho mọi hồ sơ đã chọn."
              keyKind={props.keyKind}
              posted={posted}
            />
            <div>
              <Button variant="primary">Ký các hồ sơ đã chọn</Button>
            </div>
          </>
        )}
      </form>
    </SignFrame>
  );
}

function Results({ results }: { readonly results: readonly SignedInBatch[] }) {
  if (results.length === 0) return null;
  const failed = results.filter((result) => result.problem !== null);
  return (
    <Alert
      tone={failed.length > 0 ? 'warning' : 'success'}
      title={`Đã ký ${results.length - failed.length} trên ${results.length} hồ sơ`}
      isNews
    >
      <ul class="ds-list">
        {results.map(({ dossierId, code, problem }) => (
          <li key={dossierId}>
            <a href={deskPaths.dossier(dossierId)}>{code}</a>: {problem ?? 'đã ký'}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function columns({
  waiting,
  calendar,
  now,
  posted,
  keyKind,
}: SignListPageProps): readonly Column<WaitingToSign>[] {
  const first = waiting.find(({ file }) => file);
  const chosen = posted?.values.getAll('chosen') ?? [];
  const draftOf = ({ item, file }: WaitingToSign) => `${item.subjectId} ${file?.fileId}`;
  const choice: Column<WaitingToSign> = {
    key: 'choose',
    header: 'Chọn',
    cell: (each) =>
      each.file ? (
        <input
          class="ds-input"
          type="checkbox"
          id={each === first ? 'chosen' : undefined}
          name="chosen"
          value={draftOf(each)}
          checked={chosen.includes(draftOf(each))}
          aria-label={`Ký ${each.item.subjectCode}`}
        />
      ) : (
        <span class="mu-quiet">Bản giấy</span>
      ),
  };
  return [
    ...(keyKind === 'mobile' ? [] : [choice]),
    {
      key: 'due',
      header: 'Hạn trả',
      noWrap: true,
      cell: ({ item }) => <DeadlineChip left={timeLeft(calendar, now, item.dueAt)} dueAt={item.dueAt} />,
    },
    {
      key: 'code',
      header: 'Mã hồ sơ',
      noWrap: true,
      namesRow: true,
      cell: ({ item }) => <a href={signPaths.sign(item.subjectId)}>{item.subjectCode}</a>,
    },
    { key: 'subject', header: 'Nội dung', cell: ({ item }) => item.subjectTitle },
    {
      key: 'draft',
      header: 'Dự thảo',
      cell: ({ item, file }) =>
        file ? <a href={deskPaths.file(item.subjectId, file.fileId)}>Mở dự thảo</a> : 'Không có tệp',
    },
  ];
}
