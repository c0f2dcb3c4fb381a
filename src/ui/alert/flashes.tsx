import { usePage } from '#platform/html/index.ts';
import { Alert } from './alert.tsx';

/** The messages that the last act left for this page: "Đã ghi lượt mượn". */
export function Flashes() {
  const { flashes } = usePage();
  if (flashes.length === 0) return null;
  return (
    <div class="mu-stack" data-gap="small">
      {flashes.map((flash) => (
        <Alert key={flash.text} tone={flash.tone} isNews>
          {flash.text}
        </Alert>
      ))}
    </div>
  );
}
