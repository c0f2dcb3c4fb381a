/** The officer says that it has been done by hand, where there is no file to do it to. */
export function OnPaperField({
  label,
  issue,
}: {
  readonly label: string;
  readonly issue: string | undefined;
}) {
  return (
    <div>
      <div class="ds-field">
        <input
          class="ds-input"
          type="checkbox"
          id="on-paper"
          name="on-paper"
          value="yes"
          aria-describedby={issue ? 'on-paper-error' : undefined}
          aria-invalid={issue ? 'true' : undefined}
        />
        <label class="ds-label" data-weight="regular" for="on-paper">
          {label}
        </label>
      </div>
      {issue && (
        <p class="ds-validation-message" data-field="validation" id="on-paper-error">
          {issue}
        </p>
      )}
    </div>
  );
}
