import type { ComponentChildren } from 'preact';
import type { Obligation } from '#modules/payments/index.ts';
import { DeskFrame } from '#modules/site/index.ts';
import { useIsland } from '#platform/html/index.ts';
import { ButtonLink, Card, formatDateTime, PageTitle, SummaryList } from '#ui/index.ts';
import { returnMethodNames } from '../../desk-messages.vi.ts';
import { deskPaths } from '../../desk-paths.ts';
import type { Dossier } from '../../model.ts';
import type { DossierComponent, DossierLetter } from '../../queries.ts';
import { FeeCard } from './fee-card.tsx';

export interface AcknowledgementPageProps {
  readonly dossier: Dossier;
  readonly letter: DossierLetter;
  readonly components: readonly DossierComponent[];
  readonly fees: readonly Obligation[];
}

/** What the person at the counter is given: to read out, to print, or as the PDF of the letter. */
export function AcknowledgementPage({ dossier, letter, components, fees }: AcknowledgementPageProps) {
  const received = components.filter((component) => component.isReceived);
  return (
    <DeskFrame
      title={`Đã tiếp nhận ${dossier.code}`}
      breadcrumbs={[
        { label: 'Tiếp nhận tại quầy', href: deskPaths.walkIn() },
        { label: dossier.code, href: deskPaths.dossier(dossier.id) },
        { label: 'Giấy tiếp nhận' },
      ]}
    >
      <div class="mu-stack">
        <PageTitle
          title="Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
          actions={
            <>
              <PrintButton />
              <ButtonLink variant="secondary" href={deskPaths.letter(dossier.id, letter.id)}>
                Bản in PDF
              </ButtonLink>
              <ButtonLink variant="tertiary" href={deskPaths.walkIn()}>
                Tiếp nhận hồ sơ khác
              </ButtonLink>
            </>
          }
        />
        <Card>
          <SummaryList
            rows={[
              { term: 'Mã hồ sơ', value: <strong>{dossier.code}</strong> },
              { term: 'Thủ tục', value: dossier.procedureName },
              { term: 'Người nộp', value: dossier.applicantName },
              {
                term: 'Tiếp nhận lúc',
                value: formatDateTime(dossier.acceptedAt ?? dossier.submittedAt, 'vi'),
              },
              {
                term: 'Hẹn trả kết quả',
                value: <strong>{dossier.dueAt ? formatDateTime(dossier.dueAt, 'vi') : ''}</strong>,
              },
              { term: 'Cách nhận', value: returnMethodNames[dossier.returnMethod] },
              {
                term: 'Giấy tờ đã nhận',
                value:
                  received.length > 0 ? (
                    <ol>
                      {received.map((component) => (
                        <li key={component.id}>{component.name}</li>
                      ))}
                    </ol>
                  ) : (
                    'Không có giấy tờ kèm theo'
                  ),
              },
            ]}
          />
        </Card>
        <FeeCard fees={fees} />
        <p class="mu-quiet">Người nộp tra cứu hồ sơ bằng mã này trên Cổng dịch vụ công của tỉnh.</p>
      </div>
    </DeskFrame>
  );
}

function PrintButton() {
  useIsland('print-button');
  return <print-button label="In" />;
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'print-button': { label: string; children?: ComponentChildren };
    }
  }
}
