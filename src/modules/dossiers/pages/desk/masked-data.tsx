import { purposeNames, type Reading } from '#modules/personal-data/index.ts';
import { Button } from '#ui/index.ts';
import { deskPaths } from '../../desk-paths.ts';

export interface MaskedDataProps {
  readonly dossierId: string;
  /** The purpose the officer has told today; nothing while the data are masked. */
  readonly reading: Reading | undefined;
}

/** Why some of the page is masked and how to see it, or until when all of it shows. */
export function MaskedData({ dossierId, reading }: MaskedDataProps) {
  if (reading) {
    return (
      <p class="mu-quiet">
        Đang xem đầy đủ thông tin cá nhân đến hết hôm nay. Mục đích:{' '}
        {purposeNames.vi[reading.purpose].toLowerCase()}. Người dân biết lượt xem này.
      </p>
    );
  }
  return (
    <form class="mu-row" method="post" action={deskPaths.reading(dossierId)}>
      <input type="hidden" name="purpose" value="handling" />
      <Button variant="secondary">Xem đầy đủ để giải quyết</Button>
      <a href={deskPaths.reading(dossierId)}>Vì việc khác</a>
    </form>
  );
}
