import { Alert, Button, Card } from '#ui/index.ts';
import { deskPaths } from '../../desk-paths.ts';
import { signPaths } from '../../sign-paths.ts';
import type { SignProblem } from '../../sign-problem.ts';
import type { SignView } from '../../sign-view.ts';
import { OnPaperField } from './on-paper-field.tsx';
import { OtpField } from './otp-field.tsx';
import { PinField } from './pin-field.tsx';
import { ResultFacts } from './result-facts.tsx';
import { SignFrame } from './sign-frame.tsx';

export interface IssuePageProps {
  readonly view: SignView;
  readonly problem?: SignProblem | undefined;
}

/** The clerk's page: the signed result goes into the register, gets the agency's seal, and on to the desk. */
export function IssuePage({ view, problem }: IssuePageProps) {
  const { dossier, allowed } = view.desk;
  return (
    <SignFrame
      title="Vào sổ, đóng dấu, phát hành"
      eyebrow={`${dossier.code} · ${dossier.applicantName}`}
      lead={dossier.procedureName}
      breadcrumbs={[
        { label: 'Hồ sơ', href: deskPaths.list() },
        { label: dossier.code, href: deskPaths.dossier(dossier.id) },
        { label: 'Phát hành' },
      ]}
      problem={problem}
    >
      <div class="mu-columns">
        <Card title="Kết quả đã ký">
          <ResultFacts view={view} numberToCome="Lấy khi vào sổ" />
        </Card>
        {allowed.acts.has('issue') ? (
          <Card title="Phát hành">
            <IssueForm view={view} problem={problem} />
          </Card>
        ) : (
          <Alert tone="info">
            <p>Hồ sơ này không chờ bạn phát hành.</p>
          </Alert>
        )}
      </div>
    </SignFrame>
  );
}

function IssueForm({ view: { desk, file, key }, problem }: IssuePageProps) {
  return (
    <form class="mu-stack" method="post" action={signPaths.issue(desk.dossier.id)} noValidate>
      {file ? (
        <>
          <PinField
            label="Mã PIN của dấu cơ quan"
            hint="Dấu số của cơ quan được đóng lên tệp đã ký."
            issue={problem?.issues.get('pin')}
          />
          {key?.place.kind === 'remote' && <OtpField issue={problem?.issues.get('otp')} />}
        </>
      ) : (
        <OnPaperField
          label="Tôi đã vào sổ và đóng dấu kết quả trên bản giấy"
          issue={problem?.issues.get('on-paper')}
        />
      )}
      <div>
        <Button variant="primary">{file ? 'Vào sổ, đóng dấu và phát hành' : 'Vào sổ và phát hành'}</Button>
      </div>
    </form>
  );
}
