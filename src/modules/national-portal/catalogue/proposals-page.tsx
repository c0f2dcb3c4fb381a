import { Button, Card, EmptyState, formatDateTime, PageTitle, Pagination, SummaryList } from '#ui/index.ts';
import { PortalFrame } from '../pages/portal-frame.tsx';
import { portalLinePaths } from '../paths.ts';
import type { Difference } from './differences.ts';
import type { Proposal } from './proposals.ts';

const partNames: Readonly<Record<Difference['part'], string>> = {
  name: 'Tên thủ tục',
  field: 'Lĩnh vực',
  agency: 'Cơ quan thực hiện',
  decision: 'Quyết định công bố',
  timeLimit: 'Thời hạn giải quyết',
  fee: 'Phí, lệ phí',
  components: 'Thành phần hồ sơ',
  results: 'Kết quả',
  legalBases: 'Căn cứ pháp lý',
};

export interface ProposalsPageProps {
  readonly proposals: readonly Proposal[];
  readonly nextHref: string | undefined;
  readonly problem?: string | undefined;
}

/** Where the national database differs from ours, procedure by procedure; nothing is taken without a press. */
export const ProposalsPage = ({ proposals, nextHref, problem }: ProposalsPageProps) => (
  <PortalFrame title="Thủ tục khác với CSDL quốc gia" problem={problem}>
    <PageTitle
      title="Thủ tục khác với CSDL quốc gia"
      lead="Chỉ những mục khác nhau. Nhận thì có phiên bản mới từ hôm nay; hồ sơ đang giải quyết giữ phiên bản cũ."
      actions={
        <form method="post" action={portalLinePaths.proposals}>
          <Button variant="secondary">So sánh lại với CSDL quốc gia</Button>
        </form>
      }
    />
    {proposals.length === 0 && <EmptyState title="Không có thay đổi nào chờ quyết định." />}
    {proposals.map((proposal) => (
      <ProposalCard key={proposal.code} proposal={proposal} />
    ))}
    <Pagination nextHref={nextHref} />
    {proposals.length > 1 && (
      <form method="post" action={portalLinePaths.takingAll}>
        {proposals.map(({ code, version }) => (
          <input key={code} type="hidden" name="seen" value={`${code} ${version}`} />
        ))}
        <Button>Nhận cả {proposals.length} thủ tục trên trang này</Button>
      </form>
    )}
  </PortalFrame>
);

const ProposalCard = ({ proposal }: { readonly proposal: Proposal }) => (
  <Card title={`${proposal.code} · ${proposal.name}`}>
    <SummaryList
      rows={proposal.differences.map(({ part, ours, theirs }) => ({
        term: partNames[part],
        value: (
          <div class="mu-stack" data-gap="small">
            <div>
              <span class="mu-quiet">Ở đây:</span>{' '}
              <Lines lines={ours.filter((line) => !theirs.includes(line))} />
            </div>
            <div>
              <span class="mu-quiet">CSDL quốc gia:</span>{' '}
              <Lines lines={theirs.filter((line) => !ours.includes(line))} isNew />
            </div>
          </div>
        ),
      }))}
    />
    <p class="mu-quiet">So sánh lúc {formatDateTime(proposal.fetchedAt, 'vi')}</p>
    <form class="mu-row" method="post" action={portalLinePaths.proposal(proposal.code)}>
      <input type="hidden" name="seenVersion" value={proposal.version} />
      <Button name="decision" value="take">
        Nhận thay đổi
      </Button>
      <Button variant="secondary" name="decision" value="decline">
        Không nhận
      </Button>
    </form>
  </Card>
);

/** Only the lines that differ: what stands on both sides needs no reading. */
function Lines({ lines, isNew = false }: { readonly lines: readonly string[]; readonly isNew?: boolean }) {
  if (lines.length === 0) return <span>{isNew ? 'bỏ các mục trên' : 'chưa có'}</span>;
  if (lines.length === 1) return isNew ? <strong>{lines[0]}</strong> : <span>{lines[0]}</span>;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{isNew ? <strong>{line}</strong> : line}</li>
      ))}
    </ul>
  );
}
