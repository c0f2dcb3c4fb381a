import type { ComponentChildren } from 'preact';
import { useIsland } from '#platform/html/index.ts';
import { Alert, ButtonLink, Card, FigureList, formatDateTime } from '#ui/index.ts';
import type { WholeConfirmation } from '../../confirmations/confirmations.ts';
import { deskPaths } from '../../desk-paths.ts';
import { problemText } from '../../desk-words.vi.ts';
import { maskedMsisdn } from '../../phone-enrolment.ts';
import { Frame } from './frame.tsx';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'awaited-answer': { state: string; children?: ComponentChildren };
    }
  }
}

const refreshSeconds = 5;

/** What the officer does on their telephone now, and what has come of it. */
export function ConfirmationPage({ confirmation }: { readonly confirmation: WholeConfirmation }) {
  const { state, problem, place, documents, returnTo, expiresAt } = confirmation;
  useIsland('awaited-answer');
  const words = place.kind === 'mobile' ? onSim(maskedMsisdn(place.msisdn)) : atService(place.service);
  const isAsked = state === 'asking' || state === 'waiting';
  return (
    <Frame
      title={problem ? 'Chưa ký được' : 'Chờ xác nhận trên điện thoại'}
      lead={words.lead}
      breadcrumbs={[{ label: 'Trình ký', href: deskPaths.requests() }, { label: 'Xác nhận' }]}
      refresh={problem ? undefined : { afterSeconds: refreshSeconds }}
    >
      {problem ? (
        <Alert tone="danger" title="Không có gì được ký bằng lần xác nhận này" isNews>
          <p>
            {problemText(problem.code, problem.params) ??
              'Việc này không còn nữa, hoặc đã chuyển cho người khác.'}
          </p>
        </Alert>
      ) : (
        <awaited-answer state={state}>
          <Alert tone="info" isNews>
            <p>{progress[state as keyof typeof progress]}</p>
          </Alert>
        </awaited-answer>
      )}
      {isAsked && (
        <Card title="So mã rồi mới xác nhận">
          <div class="mu-stack">
            <FigureList figures={documents.map(({ title, code }) => ({ label: title, value: code }))} />
            <p>{words.compare} Mã khác, hoặc không phải bạn đang ký: bấm từ chối trên điện thoại.</p>
            <p class="mu-quiet">
              Yêu cầu có hiệu lực đến {formatDateTime(expiresAt, 'vi')}. Có thể đóng trang này: xác nhận xong,
              văn bản vẫn được ký.
            </p>
          </div>
        </Card>
      )}
      <div>
        <ButtonLink href={problem ? returnTo : deskPaths.confirmation(confirmation.id)} variant="secondary">
          {problem ? 'Quay lại' : 'Xem lại'}
        </ButtonLink>
      </div>
    </Frame>
  );
}

const onSim = (phone: string) => ({
  lead: `Khóa ký nằm trên SIM của số ${phone}: chữ ký được tạo ở đó, sau khi bạn nhập mã PIN của SIM.`,
  compare: 'Điện thoại hiện đúng mã này thì nhập mã PIN của SIM.',
});
const atService = (service: string) => ({
  lead: `Khóa ký ở dịch vụ ${service}: chữ ký được tạo ở đó, sau khi bạn xác nhận trong ứng dụng của dịch vụ.`,
  compare: 'Ứng dụng hiện mã thì so với mã này rồi xác nhận.',
});

const progress = {
  asking: 'Đang gửi yêu cầu tới điện thoại.',
  waiting: 'Chờ bạn xác nhận trên điện thoại.',
  confirmed: 'Bạn đã xác nhận. Chữ ký đang được đưa vào văn bản.',
} as const;
