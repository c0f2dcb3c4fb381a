import { isOwedBefore } from '#modules/payments/index.ts';
import { Alert, Card, formatDateTime, type Posted } from '#ui/index.ts';
import type { DeskDossier } from '../../desk-view.ts';
import { fieldPaths } from '../../field/paths.ts';
import { dossierCan, isClosed } from '../../model.ts';
import {
  AcceptAct,
  DeliverAct,
  DraftAct,
  HandOverAct,
  RefuseAct,
  RequestSupplementAct,
  SigningLinks,
  SupplementAct,
  WithdrawAct,
} from './acts.tsx';
import { DemandDuesAct, ExtendAct, ReopenAct, StopAct } from './leader-acts.tsx';

export interface ActPanelProps {
  readonly view: DeskDossier;
  readonly posted: Posted;
}

/** What is not the step's own work, yet may be done to the dossier. */
const folded = ['requestSupplement', 'demandDues', 'extend', 'refuse', 'stop', 'reopen', 'withdraw'] as const;

/** What the officer can do now: the step that waits for them open, the rest folded; nothing that would be refused. */
export function ActPanel({ view, posted }: ActPanelProps) {
  const { item, acts } = view.allowed;
  const props = { view, posted };
  return (
    <Card title={item ? 'Việc của bạn' : 'Xử lý'}>
      <div class="mu-stack" id="xu-ly">
        {item?.stepDueAt && (
          <p class="mu-quiet">Bước này xong trước {formatDateTime(item.stepDueAt, 'vi')}.</p>
        )}
        {isHeldByFee(view) && (
          <Alert tone="warning" title="Chờ nộp phí, lệ phí">
            <p>Thu đủ phí, lệ phí rồi mới làm tiếp được bước này.</p>
          </Alert>
        )}
        {acts.size === 0 && !isHeldByFee(view) && <Nothing view={view} />}
        {(acts.has('sign') || acts.has('issue')) && <SigningLinks view={view} />}
        {acts.has('draft') && <DraftAct {...props} />}
        {acts.has('accept') && <AcceptAct {...props} isMain />}
        {acts.has('supplement') && <SupplementAct {...props} isMain />}
        {acts.has('handOver') && <HandOverAct {...props} isMain />}
        {acts.has('deliver') && <DeliverAct {...props} isMain />}
        {acts.has('handOver') && item && (
          <p>
            <a href={fieldPaths.bag(item.id)}>Mang theo khi đi địa bàn</a>
          </p>
        )}
        {folded.some((act) => acts.has(act)) && (
          <div>
            {acts.has('requestSupplement') && <RequestSupplementAct {...props} />}
            {acts.has('demandDues') && <DemandDuesAct {...props} />}
            {acts.has('extend') && <ExtendAct {...props} />}
            {acts.has('refuse') && <RefuseAct {...props} />}
            {acts.has('stop') && <StopAct {...props} />}
            {acts.has('reopen') && <ReopenAct {...props} />}
            {acts.has('withdraw') && <WithdrawAct {...props} />}
          </div>
        )}
      </div>
    </Card>
  );
}

/** The step would be the officer's to take, were it not for the money. */
const isHeldByFee = ({ fees, dossier, allowed: { item } }: DeskDossier) =>
  (item?.action === 'accept' && dossierCan.accept(dossier) && isOwedBefore(fees, 'acceptance')) ||
  (item?.action === 'return' && dossierCan.deliver(dossier) && isOwedBefore(fees, 'result'));

function Nothing({ view: { dossier } }: { readonly view: DeskDossier }) {
  return (
    <Alert tone="info">
      {isClosed(dossier.status)
        ? 'Hồ sơ đã kết thúc; không còn việc nào phải làm.'
        : 'Hồ sơ đang ở người khác; bạn xem được nhưng chưa có việc phải làm.'}
    </Alert>
  );
}
