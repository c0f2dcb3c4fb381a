import { usePage } from '#platform/html/index.ts';
import { type Figure, FigureList } from '#ui/index.ts';
import { formatCount, formatShare } from '../format.ts';
import { t } from '../messages.ts';
import { type Figures, onTimeShare, shareOf } from '../model.ts';
import type { Listed } from '../queries.ts';
import { fewestRatings } from '../satisfaction/publishable.ts';

export interface FigureTilesProps {
  readonly figures: Figures;
  /** Where the dossiers behind a figure are listed, for those who may see them. */
  readonly hrefOf?: ((figure: Listed) => string) | undefined;
}

/** The figures that matter, of one agency or of all. */
export function FigureTiles({ figures, hrefOf }: FigureTilesProps) {
  const { locale } = usePage();
  const finished = figures.early + figures.onTime + figures.late;
  const isShown = figures.rated >= fewestRatings;
  const tiles: Figure[] = [
    {
      label: t(locale, 'received'),
      value: formatCount(figures.received, locale),
      note: `${t(locale, 'online')} ${formatShare(shareOf(figures.receivedOnline, figures.received), locale)}`,
      href: hrefOf?.('received'),
    },
    {
      label: t(locale, 'onTimeShare'),
      value: formatShare(onTimeShare(figures), locale),
      note: `${t(locale, 'finished')} ${formatCount(finished, locale)}`,
      href: hrefOf?.('punctual'),
    },
    {
      label: t(locale, 'late'),
      value: formatCount(figures.late, locale),
      tone: figures.late > 0 ? 'warning' : undefined,
      href: hrefOf?.('late'),
    },
    {
      label: t(locale, 'openLate'),
      value: formatCount(figures.openLate, locale),
      note: `${t(locale, 'open')} ${formatCount(figures.openInTime + figures.openLate, locale)}`,
      tone: figures.openLate > 0 ? 'danger' : undefined,
    },
    {
      label: t(locale, 'digitised'),
      value: formatShare(shareOf(figures.digitised, figures.received), locale),
      note: `${t(locale, 'electronicResult')} ${formatShare(shareOf(figures.electronicResult, finished), locale)}`,
      href: hrefOf?.('digitised'),
    },
    {
      label: t(locale, 'reused'),
      value: formatShare(shareOf(figures.reused, figures.received), locale),
      note: `${formatCount(figures.reused, locale)} ${t(locale, 'reusedCount')}`,
      href: hrefOf?.('reused'),
    },
    {
      label: t(locale, 'reopened'),
      value: formatCount(figures.reopened, locale),
      tone: figures.reopened > 0 ? 'warning' : undefined,
      href: hrefOf?.('reopened'),
    },
    {
      label: t(locale, 'satisfied'),
      value: isShown ? formatShare(shareOf(figures.satisfied, figures.rated), locale) : '–',
      note: isShown ? undefined : t(locale, 'tooFew'),
    },
  ];
  return <FigureList figures={tiles} />;
}
