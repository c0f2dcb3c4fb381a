export interface PinFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly issue: string | undefined;
}

/** The PIN of a key. It is never shown again, nor kept by the browser. */
export function PinField({ label, hint, issue }: PinFieldProps) {
  return (
    <div class="ds-field">
      <label class="ds-label" for="pin">
        {label}
      </label>
      <div data-field="description" id="pin-hint">
        {hint}
      </div>
      <input
        class="ds-input"
        type="password"
        id="pin"
        name="pin"
        inputMode="numeric"
        autocomplete="off"
        size={12}
        maxLength={64}
        aria-describedby={issue ? 'pin-hint pin-error' : 'pin-hint'}
        aria-invalid={issue ? 'true' : undefined}
      />
      {issue && (
        <p class="ds-validation-message" data-field="validation" id="pin-error">
          {issue}
        </p>
      )}
    </div>
  );
}
