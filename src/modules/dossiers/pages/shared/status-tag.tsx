import { Tag, type TagTone } from '#ui/index.ts';
import { statusNames } from '../../messages.vi.ts';
import { type StatusName, statusName } from '../../model.ts';

const tones: Readonly<Record<StatusName, TagTone>> = {
  filed: 'info',
  accepted: 'info',
  refused: 'danger',
  processing: 'info',
  awaitingSupplement: 'warning',
  awaitingPayment: 'warning',
  withdrawn: 'neutral',
  stopped: 'neutral',
  finished: 'success',
  delivered: 'success',
};

/** One of the ten official statuses, in the words of the national portal. */
export const StatusTag = ({ status }: { readonly status: number }) => {
  const name = statusName(status);
  return <Tag tone={tones[name]}>{statusNames[name]}</Tag>;
};
