import { useId } from 'preact/hooks';

export interface ProgressProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** The figure in words: "12 trên 20 xã". */
  readonly text?: string | undefined;
}

/** How much of a whole is done, in a bar and in words. */
export function Progress({ label, value, max, text }: ProgressProps) {
  const id = useId();
  return (
    <div class="mu-progress">
      <label for={id}>{label}</label>
      <span class="mu-number">{text ?? `${value}/${max}`}</span>
      <progress id={id} value={value} max={max} />
    </div>
  );
}
