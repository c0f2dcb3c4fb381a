import { type Dossier, deskPaths } from '#modules/dossiers/index.ts';
import { DeskFrame, PublicFrame, sitePaths } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import {
  Button,
  ChoiceBoxes,
  isRefused,
  PageTitle,
  type Posted,
  PostedProblem,
  WordsBox,
} from '#ui/index.ts';
import { kindHints } from '../messages.vi.ts';
import { complaintKinds } from '../model.ts';
import { complaintPaths } from '../paths.ts';
import type { Hand } from '../who-answers.ts';

export interface FilingPageProps {
  readonly dossier: Dossier;
  /** Who has had a hand in it. */
  readonly hands: readonly Hand[];
  readonly filingKey: string;
  readonly posted: Posted;
}

const title = 'Phản ánh, kiến nghị về hồ sơ';

/** What is the matter, about whom; by the applicant, or written down for them at a counter. */
export function FilingPage(props: FilingPageProps) {
  const { dossier, posted } = props;
  const isAtCounter = usePage().actor.kind === 'officer';
  const Frame = isAtCounter ? DeskFrame : PublicFrame;
  const home = isAtCounter
    ? { label: 'Hồ sơ', href: deskPaths.list() }
    : { label: 'Hồ sơ của tôi', href: sitePaths.ownDossiers };
  const href = isAtCounter ? deskPaths.dossier(dossier.id) : `${sitePaths.ownDossiers}/${dossier.id}`;
  return (
    <Frame
      title={title}
      hasErrors={isRefused(posted)}
      breadcrumbs={[home, { label: dossier.code, href }, { label: title }]}
    >
      <div class="mu-narrow mu-stack" data-gap="large">
        <PageTitle
          eyebrow={dossier.code}
          title={title}
          lead={
            isAtCounter
              ? 'Ghi đúng lời người dân. Nếu bạn đã tham gia giải quyết hồ sơ này, hãy mời đồng nghiệp khác ghi.'
              : 'Những người bị phản ánh không biết có phản ánh này: một lãnh đạo khác xem xét và trả lời ông/bà.'
          }
        />
        <PostedProblem posted={posted} />
        <FilingForm
          {...props}
          action={isAtCounter ? complaintPaths.atCounter(dossier.id) : complaintPaths.filing(dossier.id)}
        />
      </div>
    </Frame>
  );
}

const FilingForm = ({ hands, filingKey, posted, action }: FilingPageProps & { readonly action: string }) => (
  <form class="mu-stack" method="post" action={action} novalidate>
    <input type="hidden" name="filingKey" value={posted.values.get('filingKey') ?? filingKey} />
    <ChoiceBoxes
      type="radio"
      name="kind"
      label="Nội dung là"
      options={complaintKinds.map((kind) => ({ value: kind, label: kindHints[kind] }))}
      posted={posted}
    />
    {hands.length > 0 && (
      <ChoiceBoxes
        type="checkbox"
        name="complainedOf"
        label="Về ai"
        hint="Không chọn ai: mọi người đã giải quyết hồ sơ này đều không được biết."
        options={hands.map(({ officerId, fullName, step }) => ({
          value: officerId,
          label: `${fullName} (${step})`,
        }))}
        posted={posted}
      />
    )}
    <ChoiceBoxes
      type="checkbox"
      name="isAboutAgency"
      label="Về cơ quan"
      hint="Khi đó cơ quan cấp trên xem xét."
      options={[{ value: 'yes', label: 'Về cả cơ quan giải quyết hồ sơ' }]}
      posted={posted}
    />
    <WordsBox
      name="content"
      rows={8}
      label="Sự việc"
      hint="Việc gì, ngày nào, ở đâu, ông/bà muốn được giải quyết ra sao"
      posted={posted}
    />
    <p>
      <Button variant="primary">Gửi</Button>
    </p>
    <p class="mu-quiet">
      Tố cáo hành vi vi phạm pháp luật của cán bộ được tiếp nhận theo Luật Tố cáo, không gửi ở đây.
    </p>
  </form>
);
