import { askablePurposes, purposeNames } from '#modules/personal-data/index.ts';
import { DeskFrame } from '#modules/site/index.ts';
import { Button, Card, ErrorSummary, PageTitle } from '#ui/index.ts';
import { deskPaths } from '../../desk-paths.ts';
import type { Dossier } from '../../model.ts';
import { ChoiceList, TextArea, type TypedAct } from './act-field.tsx';

/** The officer says why they need a person's data. */
export function ReadingPage({ dossier, typed }: { readonly dossier: Dossier; readonly typed: TypedAct }) {
  const title = 'Xem thông tin cá nhân';
  return (
    <DeskFrame
      title={title}
      hasErrors={typed.issues.size > 0}
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
            <ErrorSummary errors={typed.issues} />
            <ChoiceList
              type="radio"
              name="purpose"
              label="Để làm gì?"
              options={askablePurposes.map((value) => ({ value, label: purposeNames.vi[value] }))}
              typed={typed}
            />
            <TextArea name="note" label="Ghi rõ, nếu là việc khác" rows={2} typed={typed} />
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
