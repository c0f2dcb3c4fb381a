import {
  Button,
  Disclosure,
  FileBox,
  type Posted,
  type PostedBoxProps,
  postedTo,
  SecretBox,
  SelectBox,
  TextBox,
} from '#ui/index.ts';
import { deskPaths } from '../../desk-paths.ts';
import type { KeyHolder } from '../../key-view.ts';

interface EnrolProps {
  readonly holders: readonly KeyHolder[];
  readonly posted: Posted;
}

const HolderBox = ({
  holders,
  ...box
}: Pick<EnrolProps, 'holders'> & Pick<PostedBoxProps, 'id' | 'name' | 'posted'>) =>
  holders.length > 1 ? (
    <SelectBox
      {...box}
      label="Khóa của"
      options={holders.map(({ value, name }) => ({ value, label: name }))}
    />
  ) : null;

/** A key file that an authority handed out (PKCS #12). */
export function EnrolFileForm(props: EnrolProps) {
  const action = deskPaths.keyFiles();
  const { isThis, box } = postedTo(action, props.posted);
  return (
    <Disclosure summary="Từ tệp khóa (.p12, .pfx)" isOpen={isThis}>
      <form class="mu-stack" method="post" action={action} encType="multipart/form-data" noValidate>
        <HolderBox {...box('holder')} holders={props.holders} />
        <FileBox {...box('file')} label="Tệp khóa" accept=".p12,.pfx,application/x-pkcs12" />
        <SecretBox {...box('password')} label="Mật khẩu của tệp" />
        <SecretBox {...box('new-pin')} label="Đặt mã PIN" hint="Ít nhất 6 ký tự; chỉ bạn biết." />
        <SecretBox {...box('new-pin-again')} label="Nhập lại mã PIN" />
        <div>
          <Button variant="secondary">Ký thử và nạp</Button>
        </div>
      </form>
    </Disclosure>
  );
}

/** A key that stays on a token or in a hardware module, reached through its library. */
export function EnrolTokenForm(props: EnrolProps & { readonly names: readonly string[] }) {
  const action = deskPaths.keyTokens();
  const { isThis, box } = postedTo(action, props.posted);
  return (
    <Disclosure summary="Trên thiết bị (token, HSM)" isOpen={isThis}>
      <form class="mu-stack" method="post" action={action} encType="multipart/form-data" noValidate>
        <HolderBox {...box('holder')} holders={props.holders} />
        <SelectBox {...box('library')} label="Loại thiết bị" options={named(props.names)} />
        <TextBox {...box('serial')} label="Số sê-ri của thiết bị" />
        <TextBox
          {...box('key-id')}
          label="Mã khóa trong thiết bị"
          hint="Dạng thập lục phân, ví dụ 01."
          size={12}
        />
        <FileBox {...box('certificate')} label="Tệp chứng thư" accept=".pem,.crt,.cer" />
        <SecretBox {...box('pin')} label="Mã PIN của thiết bị" />
        <div>
          <Button variant="secondary">Ký thử và nạp</Button>
        </div>
      </form>
    </Disclosure>
  );
}

/** A key that a remote service keeps (CSC API). */
export function EnrolServiceForm(props: EnrolProps & { readonly names: readonly string[] }) {
  const action = deskPaths.keyServices();
  const { isThis, box } = postedTo(action, props.posted);
  return (
    <Disclosure summary="Ở dịch vụ ký số từ xa" isOpen={isThis}>
      <form class="mu-stack" method="post" action={action} noValidate>
        <HolderBox {...box('holder')} holders={props.holders} />
        <SelectBox {...box('service')} label="Dịch vụ" options={named(props.names)} />
        <TextBox {...box('credential')} label="Mã khóa do dịch vụ cấp" />
        <SecretBox {...box('pin')} label="Mã PIN" />
        <SecretBox {...box('otp')} label="Mã xác thực một lần" hint="Bỏ trống nếu dịch vụ không gửi mã." />
        <div>
          <Button variant="secondary">Ký thử và nạp</Button>
        </div>
      </form>
    </Disclosure>
  );
}

/** A key on the SIM of the officer's own telephone (ETSI TS 102 204). No PIN is typed here. */
export function EnrolPhoneForm(props: EnrolProps & { readonly names: readonly string[] }) {
  const action = deskPaths.keyPhones();
  const { isThis, box } = postedTo(action, props.posted);
  return (
    <Disclosure summary="Trên SIM điện thoại" isOpen={isThis}>
      <form class="mu-stack" method="post" action={action} noValidate>
        <SelectBox {...box('service')} label="Nhà cung cấp" options={named(props.names)} />
        <TextBox
          {...box('msisdn')}
          label="Số điện thoại có SIM ký số"
          hint="Ví dụ 0912 345 678. Bạn sẽ ký thử trên điện thoại; chứng thư được lấy từ SIM."
          size={20}
        />
        <div>
          <Button variant="secondary">Ký thử và nạp</Button>
        </div>
      </form>
    </Disclosure>
  );
}

const named = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }));
