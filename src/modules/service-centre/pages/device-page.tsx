import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { Button, PageTitle } from '#ui/index.ts';
import type { DeviceActor } from '../device-actor.ts';
import { t } from '../text.ts';

export interface DevicePageProps {
  readonly device: DeviceActor;
  readonly action: string;
}

/** Before this browser becomes a screen of the centre: one press, so that no scanner of links does it. */
export function DevicePage({ device, action }: DevicePageProps) {
  const { locale } = usePage();
  return (
    <PublicFrame title={t(locale, 'deviceTitle')}>
      <div class="mu-stack">
        <PageTitle title={t(locale, 'deviceTitle')} lead={t(locale, 'deviceUseLead')} />
        <form method="post" action={action}>
          <Button>{t(locale, 'deviceUse', { name: device.name })}</Button>
        </form>
      </div>
    </PublicFrame>
  );
}
