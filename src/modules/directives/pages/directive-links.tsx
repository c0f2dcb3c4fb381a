import { paths } from '../paths.ts';

export interface DirectiveLinksProps {
  readonly isLeader: boolean;
  readonly isSecretary: boolean;
}

/** The other pages of the module; a leader's and a secretary's only where there is something to see. */
export const DirectiveLinks = ({ isLeader, isSecretary }: DirectiveLinksProps) => (
  <p class="mu-row">
    <a href={paths.board()}>Bảng theo dõi</a>
    <a href={paths.figures()}>Số liệu</a>
    {(isLeader || isSecretary) && (
      <a href={paths.secretary()}>{isLeader ? 'Thư ký của tôi' : 'Bàn thư ký'}</a>
    )}
    <a href={paths.diary()}>Nhật ký công việc</a>
    <a href={paths.evaluations()}>Phiếu đánh giá tháng</a>
  </p>
);
