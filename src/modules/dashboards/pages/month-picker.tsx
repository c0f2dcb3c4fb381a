import { usePage } from '#platform/html/index.ts';
import { FilterBar, FilterField } from '#ui/index.ts';
import { t } from '../messages.ts';

export interface MonthPickerProps {
  readonly action: string;
  /** "2026-11". */
  readonly month: string;
  readonly months: readonly string[];
}

export function MonthPicker({ action, month, months }: MonthPickerProps) {
  const { locale } = usePage();
  const options = [...new Set([month, ...months])].toSorted().toReversed();
  return (
    <FilterBar action={action} label={t(locale, 'month')}>
      <FilterField
        name="thang"
        label={t(locale, 'month')}
        value={month}
        options={options.map((value) => ({ value, label: value.split('-').reverse().join('/') }))}
      />
    </FilterBar>
  );
}
