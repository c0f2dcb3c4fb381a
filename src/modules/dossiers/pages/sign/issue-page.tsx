import { Alert, Button, Card, nothingPosted, type Posted, TickBox } from '#ui/index.ts';
import { deskPaths } from '../../desk-paths.ts';
import { signPaths } from '../../sign-paths.ts';
import type { SignView } from '../../sign-view.ts';
import { ResultFacts } from './result-facts.tsx';
import { SecretBoxes } from './secret-boxes.tsx';
import { SignFrame } from './sign-frame.tsx';

export interface IssuePageProps {
  readonly view: SignView;
  readonly posted?: Posted;
}

/** The clerk's page: the signed result goes into the register, gets the agency's seal, and on to the desk. */
export function IssuePage({ view, posted = nothingPosted }: IssuePageProps) {
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
      posted={posted}
    >
      <div class="mu-columns">
        <Card title="Kết quả đã ký">
          <ResultFacts view={view} numberToCome="Lấy khi vào sổ" />
        </Card>
        {allowed.acts.has('issue') ? (
          <Card title="Phát hành">
            <IssueForm view={view} posted={posted} />
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

function IssueForm({ view: { desk, file, key }, posted }: Required<IssuePageProps>) {
  return (
    <form class="mu-stack" method="post" action={signPaths.issue(desk.dossier.id)} noValidate>
      {file ? (
        <SecretBoxes
          label="Mã PIN của dấu cơ quan"
          hint="Dấu số của cơ quan được đóng lên tệp đã ký."
          keyKind={key?.place.kind}
          posted={posted}
        />
      ) : (
        <TickBox
          name="on-paper"
          value="yes"
          label="Tôi đã vào sổ và đóng dấu kết quả trên bản giấy"
          posted={posted}
        />
      )}
      <div>
        <Button variant="primary">{file ? 'Vào sổ, đóng dấu và phát hành' : 'Vào sổ và phát hành'}</Button>
      </div>
    </form>
  );
}
