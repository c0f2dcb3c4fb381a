import { X509Certificate } from 'node:crypto';
import { dayOf } from '#modules/org/index.ts';
import {
  Button,
  Card,
  Disclosure,
  formatDate,
  type Posted,
  postedTo,
  SecretBox,
  SummaryList,
  Tag,
} from '#ui/index.ts';
import { deskPaths } from '../../desk-paths.ts';
import type { KeyHolder, KeyState, ShownKey } from '../../key-view.ts';
import type { KeyPlace, KeyRing } from '../../keys/key-ring.ts';
import { maskedMsisdn } from '../../phone-enrolment.ts';
import { EnrolFileForm, EnrolPhoneForm, EnrolServiceForm, EnrolTokenForm } from './enrol-forms.tsx';
import { Frame } from './frame.tsx';
import { MarkForm } from './mark-form.tsx';

export interface KeysPageProps {
  readonly holders: readonly KeyHolder[];
  readonly keyRing: Pick<KeyRing, 'libraries' | 'services' | 'phones'>;
  /** The form that was just posted is named by its address of `deskPaths`. */
  readonly posted: Posted;
}

const states: Readonly<
  Record<KeyState, { readonly text: string; readonly tone: 'success' | 'warning' | 'danger' | 'neutral' }>
> = {
  ready: { text: 'Dùng được', tone: 'success' },
  ending: { text: 'Sắp hết hạn', tone: 'warning' },
  locked: { text: 'Bị khóa do sai PIN', tone: 'danger' },
  expired: { text: 'Hết hạn', tone: 'neutral' },
  'not-yet': { text: 'Chưa có hiệu lực', tone: 'neutral' },
};

const kinds = {
  sealed: 'Giữ tại hệ thống, khóa dưới mã PIN của bạn',
  token: 'Trên thiết bị (token, HSM)',
  remote: 'Ở dịch vụ ký số từ xa',
  mobile: 'Trên SIM điện thoại',
} as const;

const placeOf = (place: KeyPlace): string =>
  place.kind === 'mobile' ? `${kinds.mobile}, số ${maskedMsisdn(place.msisdn)}` : kinds[place.kind];

/** The officer's own keys and those of seals they keep: what each is, until when, and what can be done about it. */
export function KeysPage(props: KeysPageProps) {
  const { holders, keyRing, posted } = props;
  const forms = { holders, posted };
  return (
    <Frame
      title="Khóa ký của tôi"
      lead="Chứng thư số và khóa bạn dùng để ký, để đóng dấu. Khóa ký có hiệu lực lâu nhất được dùng khi ký."
      posted={posted}
    >
      {holders.map((holder) => (
        <section class="mu-stack" key={holder.value} aria-labelledby={`holder-${holder.value}`}>
          <h2 id={`holder-${holder.value}`}>{holder.name}</h2>
          {holder.keys.length === 0 && <p>Chưa có khóa nào. Nạp khóa ở cuối trang.</p>}
          {holder.keys.map((shown) => (
            <KeyCard key={shown.key.id} shown={shown} posted={posted} />
          ))}
          <MarkForm holder={holder} posted={posted} />
        </section>
      ))}
      <section class="mu-stack" aria-labelledby="enrol">
        <h2 id="enrol">Nạp khóa</h2>
        <p>
          Khóa được ký thử trước khi nhận. Khóa đã bị khóa được mở lại bằng cách nạp lại chính khóa đó với mã
          PIN mới.
        </p>
        <EnrolFileForm {...forms} />
        {keyRing.libraries.length > 0 && <EnrolTokenForm {...forms} names={keyRing.libraries} />}
        {keyRing.services.length > 0 && <EnrolServiceForm {...forms} names={keyRing.services} />}
        {keyRing.phones.length > 0 && <EnrolPhoneForm {...forms} names={keyRing.phones} />}
      </section>
    </Frame>
  );
}

function KeyCard({
  shown: { key, state },
  posted,
}: { readonly shown: ShownKey } & Pick<KeysPageProps, 'posted'>) {
  const { issuer, serialNumber } = new X509Certificate(key.certificatePem);
  return (
    <Card
      headingLevel={3}
      title={key.label}
      actions={<Tag tone={states[state].tone}>{states[state].text}</Tag>}
    >
      <div class="mu-stack">
        <SummaryList
          rows={[
            { term: 'Dùng để', value: key.officerId ? 'Ký của cá nhân' : 'Đóng dấu của cơ quan' },
            { term: 'Nơi giữ khóa', value: placeOf(key.place) },
            { term: 'Tổ chức cấp', value: issuer.match(/^CN=(.*)$/m)?.[1] ?? issuer },
            { term: 'Số chứng thư', value: serialNumber },
            {
              term: 'Hiệu lực',
              value: `${formatDate(dayOf(key.validFrom), 'vi')} – ${formatDate(dayOf(key.validTo), 'vi')}`,
            },
          ]}
        />
        {key.place.kind === 'sealed' && state !== 'locked' && <PinForm keyId={key.id} posted={posted} />}
        <Disclosure summary="Thôi dùng khóa này">
          <form class="mu-stack" method="post" action={deskPaths.keyWithdrawal(key.id)}>
            <p>
              Khóa sẽ không ký được gì thêm tại đây; những gì đã ký vẫn có giá trị. Nếu mất thiết bị, hãy báo
              ngay tổ chức cấp để thu hồi chứng thư.
            </p>
            <div>
              <Button variant="secondary" color="danger">
                Thôi dùng
              </Button>
            </div>
          </form>
        </Disclosure>
      </div>
    </Card>
  );
}

function PinForm({ keyId, posted }: { readonly keyId: string } & Pick<KeysPageProps, 'posted'>) {
  const action = deskPaths.keyPin(keyId);
  const { isThis, box } = postedTo(action, posted);
  return (
    <Disclosure summary="Đổi mã PIN" isOpen={isThis}>
      <form class="mu-stack" method="post" action={action} noValidate>
        <SecretBox {...box('pin')} label="Mã PIN đang dùng" />
        <SecretBox {...box('new-pin')} label="Mã PIN mới" hint="Ít nhất 6 ký tự." />
        <SecretBox {...box('new-pin-again')} label="Nhập lại mã PIN mới" />
        <div>
          <Button variant="secondary">Đổi mã PIN</Button>
        </div>
      </form>
    </Disclosure>
  );
}
