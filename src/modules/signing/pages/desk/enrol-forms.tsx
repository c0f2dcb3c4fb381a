import { Button, Disclosure } from '#ui/index.ts';
import { deskPaths } from '../../desk-paths.ts';
import type { Problem } from '../../desk-words.vi.ts';
import type { KeyHolder } from '../../key-view.ts';
import { FileField, SelectField, TextField } from './field.tsx';

interface EnrolProps {
  readonly holders: readonly KeyHolder[];
  readonly problem: Problem;
  readonly posted: string | undefined;
}

/** Only the form that was posted carries the ids that issues name; several stand on the page. */
function idsOf({ posted, problem }: EnrolProps, action: string) {
  const isPosted = posted === action;
  const clean: Problem = { issues: new Map() };
  return {
    isPosted,
    field: (name: string) => ({
      id: isPosted ? name : `${action.split('/').at(-1)}-${name}`,
      name,
      problem: isPosted ? problem : clean,
    }),
  };
}

const HolderField = ({
  holders,
  ...field
}: Pick<EnrolProps, 'holders'> & ReturnType<ReturnType<typeof idsOf>['field']>) =>
  holders.length > 1 ? (
    <SelectField
      {...field}
      label="Khóa của"
      options={holders.map(({ value, name }) => ({ value, label: name }))}
    />
  ) : null;

/** A key file that an authority handed out (PKCS #12). */
export function EnrolFileForm(props: EnrolProps) {
  const action = deskPaths.keyFiles();
  const { isPosted, field } = idsOf(props, action);
  return (
    <Disclosure summary="Từ tệp khóa (.p12, .pfx)" isOpen={isPosted}>
      <form class="mu-stack" method="post" action={action} encType="multipart/form-data" noValidate>
        <HolderField {...field('holder')} holders={props.holders} />
        <FileField {...field('file')} label="Tệp khóa" accept=".p12,.pfx,application/x-pkcs12" />
        <TextField {...field('password')} label="Mật khẩu của tệp" type="secret" />
        <TextField
          {...field('new-pin')}
          label="Đặt mã PIN"
          hint="Ít nhất 6 ký tự; chỉ bạn biết."
          type="secret"
        />
        <TextField {...field('new-pin-again')} label="Nhập lại mã PIN" type="secret" />
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
  const { isPosted, field } = idsOf(props, action);
  return (
    <Disclosure summary="Trên thiết bị (token, HSM)" isOpen={isPosted}>
      <form class="mu-stack" method="post" action={action} encType="multipart/form-data" noValidate>
        <HolderField {...field('holder')} holders={props.holders} />
        <SelectField {...field('library')} label="Loại thiết bị" options={named(props.names)} />
        <TextField {...field('serial')} label="Số sê-ri của thiết bị" />
        <TextField
          {...field('key-id')}
          label="Mã khóa trong thiết bị"
          hint="Dạng thập lục phân, ví dụ 01."
          size={12}
        />
        <FileField {...field('certificate')} label="Tệp chứng thư" accept=".pem,.crt,.cer" />
        <TextField {...field('pin')} label="Mã PIN của thiết bị" type="secret" />
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
  const { isPosted, field } = idsOf(props, action);
  return (
    <Disclosure summary="Ở dịch vụ ký số từ xa" isOpen={isPosted}>
      <form class="mu-stack" method="post" action={action} noValidate>
        <HolderField {...field('holder')} holders={props.holders} />
        <SelectField {...field('service')} label="Dịch vụ" options={named(props.names)} />
        <TextField {...field('credential')} label="Mã khóa do dịch vụ cấp" />
        <TextField {...field('pin')} label="Mã PIN" type="secret" />
        <TextField
          {...field('otp')}
          label="Mã xác thực một lần"
          hint="Bỏ trống nếu dịch vụ không gửi mã."
          type="secret"
        />
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
  const { isPosted, field } = idsOf(props, action);
  return (
    <Disclosure summary="Trên SIM điện thoại" isOpen={isPosted}>
      <form class="mu-stack" method="post" action={action} noValidate>
        <SelectField {...field('service')} label="Nhà cung cấp" options={named(props.names)} />
        <TextField
          {...field('msisdn')}
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
