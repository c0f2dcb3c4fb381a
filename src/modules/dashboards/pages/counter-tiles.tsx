import type { CentreAmounts } from '#modules/service-centre/index.ts';
import { usePage } from '#platform/html/index.ts';
import { FigureList } from '#ui/index.ts';
import { formatCount, formatMinutes } from '../format.ts';
import { t } from '../messages.ts';
import { shareOf } from '../model.ts';

/** How long people waited at the counters and were served there, of one agency or of all. */
export function CounterTiles({ amounts }: { readonly amounts: CentreAmounts }) {
  const { locale } = usePage();
  const { taken, called, served, missed } = amounts;
  return (
    <FigureList
      figures={[
        {
          label: t(locale, 'visits'),
          value: formatCount(taken, locale),
          note: `${formatCount(missed, locale)} ${t(locale, 'missed')}`,
        },
        {
          label: t(locale, 'waited'),
          value: formatMinutes(shareOf(amounts.waitedSeconds, called), locale),
          note:
            called > 0
              ? `${t(locale, 'longest')} ${formatMinutes(amounts.longestWaitSeconds, locale)}`
              : undefined,
        },
        {
          label: t(locale, 'serving'),
          value: formatMinutes(shareOf(amounts.servedSeconds, served), locale),
          note: `${t(locale, 'served')} ${formatCount(served, locale)}`,
        },
      ]}
    />
  );
}
