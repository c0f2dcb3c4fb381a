/** The code of the moment, where the key is kept by a service that sends one. */
export const OtpField = ({ issue }: { readonly issue: string | undefined }) => (
  <div class="ds-field">
    <label class="ds-label" for="otp">
      Mã xác thực một lần
    </label>
    <div data-field="description" id="otp-hint">
      Khóa ở dịch vụ ký số từ xa: nhập mã dịch vụ vừa gửi, bỏ trống nếu không có.
    </div>
    <input
      class="ds-input"
      type="password"
      id="otp"
      name="otp"
      inputMode="numeric"
      autocomplete="one-time-code"
      size={12}
      maxLength={16}
      aria-describedby={issue ? 'otp-hint otp-error' : 'otp-hint'}
      aria-invalid={issue ? 'true' : undefined}
    />
    {issue && (
      <p class="ds-validation-message" data-field="validation" id="otp-error">
        {issue}
      </p>
    )}
  </div>
);
