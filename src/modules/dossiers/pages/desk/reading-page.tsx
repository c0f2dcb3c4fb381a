import { askablePurposes, purposeNames } from '#modules/personal-data/index.ts';
import { DeskFrame } from '#modules/site/index.ts';
import {
  Button,
  Card,
  ChoiceBoxes,
  isRefused,
  PageTitle,
  type Posted,
  PostedProblem,
  WordsBox,
} from '#ui/index.ts';
import { deskPaths } from '../../desk-paths.ts';
import type { Dossier } from '../../model.ts';

/** The officer says why they need a person's data. */
export function ReadingPage({ dossier, posted }: { readonly dossier: Dossier; readonly posted: Posted }) {
  const title = 'Xem thông tin cá nhân';
  return (
    <DeskFrame
      title={title}
      hasErrors={isRefused(posted)}
      breadcrumbs={[
        { label: 'Hồ sơ', href: deskPaths.list() },
        { label: dossier.code, href: deskPaths.dossier(dossier.id) },
        { label: title },
      ]}
    >
      <div class="mu-stack">
        <PageTitle
          title={title}
          lead="Nêu mục đích một lần cho cả ngày. Lượt xem được ghi lại, và người dân thấy ai đã xem, lúc nào, để làm gì."
        />
        <Card>
          <form class="mu-stack" method="post" action={deskPaths.reading(dossier.id)} noValidate>
            <PostedProblem posted={posted} />
            <ChoiceBoxes
              type="radio"
              name="purpose"
              label="Để làm gì?"
              options={askablePurposes.map((value) => ({ value, label: purposeNames.vi[value] }))}
              posted={posted}
            />
            <WordsBox name="note" label="Ghi rõ, nếu là việc khác" rows={2} posted={posted} />
            <div class="mu-row">
              <Button>Xem đầy đủ</Button>
              <a href={deskPaths.dossier(dossier.id)}>Không xem nữa</a>
            </div>
          </form>
        </Card>
      </div>
    </DeskFrame>
  );
}
