import { usePage } from '#platform/html/index.ts';
import { Tag, type TagTone } from '#ui/index.ts';
import { t } from '../messages.ts';
import type { PaperState } from '../model.ts';

const tones: Readonly<Record<PaperState, TagTone>> = {
  usable: 'success',
  expired: 'warning',
  replaced: 'neutral',
  revoked: 'danger',
  wronglySigned: 'danger',
  removed: 'neutral',
};

export function StateTag({ state }: { readonly state: PaperState }) {
  const { locale } = usePage();
  return <Tag tone={tones[state]}>{t(locale, `state.${state}`)}</Tag>;
}
