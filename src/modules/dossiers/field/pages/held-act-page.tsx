import { DeskFrame, sitePaths } from '#modules/site/index.ts';
import {
  Alert,
  Button,
  Card,
  ChoiceBoxes,
  formatDateTime,
  isRefused,
  nothingPosted,
  PageTitle,
  type Posted,
  PostedProblem,
} from '#ui/index.ts';
import { deskPaths } from '../../desk-paths.ts';
import { FactTimeline } from '../../pages/shared/fact-timeline.tsx';
import type { HeldAct } from '../field-views.ts';
import { fieldsOf } from '../model.ts';
import { fieldPaths } from '../paths.ts';
import { actNames, choiceWords, fieldNames, heldBecause } from '../words.vi.ts';
import { ComparedStandings } from './compared-standings.tsx';

export interface HeldActPageProps {
  readonly view: HeldAct;
  readonly posted?: Posted | undefined;
}

/** An act from the field that could not take effect unseen: what stood, what stands, what was written, and the choice. */
export function HeldActPage({ view, posted = nothingPosted }: HeldActPageProps) {
  const { act, name, dossier, since } = view;
  return (
    <DeskFrame
      title={`${name.code}: xem khác biệt`}
      hasErrors={isRefused(posted)}
      breadcrumbs={[
        { label: 'Việc của tôi', href: sitePaths.inbox },
        { label: 'Mang hồ sơ đi địa bàn', href: fieldPaths.bag() },
        { label: name.code },
      ]}
    >
      <div class="mu-stack" data-gap="large">
        <PageTitle
          eyebrow={name.code}
          title={`Xem khác biệt: ${actNames[act.kind].toLowerCase()}`}
          lead={`${name.title}. Bạn ghi lúc ${formatDateTime(act.madeAt, 'vi')}, máy gửi đến lúc ${formatDateTime(act.arrivedAt, 'vi')}.`}
        />
        <PostedProblem posted={posted} />
        <Alert tone="info">
          <p>{heldBecause(act.reason)}</p>
          {dossier ? (
            <p>
              <a href={deskPaths.dossier(dossier.id)}>Mở hồ sơ</a>
            </p>
          ) : (
            <p>Bạn không còn được xem hồ sơ này; nội dung bạn ghi vẫn ở dưới đây.</p>
          )}
        </Alert>
        <ComparedStandings view={view} />
        {act.state === 'held' ? (
          <Choices view={view} posted={posted} />
        ) : (
          <p>Đã xử lý lúc {act.settledAt && formatDateTime(act.settledAt, 'vi')}.</p>
        )}
        {since.length > 0 && (
          <Card title="Diễn biến từ khi mang đi">
            <FactTimeline events={since} showsNotes />
          </Card>
        )}
      </div>
    </DeskFrame>
  );
}

/** What the officer may choose of the fields of the act; what cannot take effect any more is not offered. */
function Choices({ view, posted }: { readonly view: HeldAct; readonly posted: Posted }) {
  const { act, dossier, now } = view;
  const isLost = dossier === undefined;
  const canEnd = act.kind !== 'completion' || now?.step.isOwn === true;
  const isOffered = (choice: string) => choice === 'theirs' || (!isLost && (choice === 'note' || canEnd));
  return (
    <Card title="Bạn chọn">
      <form class="mu-stack" method="post" action={fieldPaths.act(act.id)} noValidate>
        <input type="hidden" name="seenVersion" value={dossier?.version ?? 0} />
        {!canEnd && !isLost && (
          <p>Bước này không còn mở cho bạn, nên kết quả của bạn không thể thay kết quả hiện nay.</p>
        )}
        {Object.entries(fieldsOf[act.kind]).map(([field, allowed]) => {
          const words = act.kind === 'note' ? 'note' : field;
          return (
            <ChoiceBoxes
              key={field}
              type="radio"
              name={field}
              label={fieldNames[words]!}
              posted={posted}
              options={allowed
                .filter(isOffered)
                .map((choice) => ({ value: choice, label: choiceWords[words]![choice]! }))}
            />
          );
        })}
        <div>
          <Button>Ghi lựa chọn</Button>
        </div>
      </form>
    </Card>
  );
}
