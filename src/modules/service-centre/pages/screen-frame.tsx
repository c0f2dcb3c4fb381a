import type { ComponentChildren } from 'preact';
import { usePage } from '#platform/html/index.ts';
import { Document, type DocumentProps } from '#ui/index.ts';

export interface ScreenFrameProps {
  readonly title: string;
  /** "board", "kiosk", "tablet", "phone": what the stylesheet knows. */
  readonly look: string;
  readonly placeName: string;
  readonly tools?: ComponentChildren;
  readonly reach?: 'low' | undefined;
  readonly refresh?: DocumentProps['refresh'];
  readonly hasErrors?: boolean;
  readonly children: ComponentChildren;
}

/** The frame of a screen that stands in a hall: the place's name, and nothing that leads elsewhere. */
export function ScreenFrame({ look, placeName, tools, reach, children, ...document }: ScreenFrameProps) {
  const { site } = usePage();
  return (
    <Document {...document} siteName={site.name} size="md" styles="screens.css">
      <div class={`screen ${look}`} data-reach={reach}>
        <header class="screen-head">
          <p>{placeName}</p>
          {tools && <div class="kiosk-tools">{tools}</div>}
        </header>
        <main id="main-content" tabindex={-1}>
          {children}
        </main>
      </div>
    </Document>
  );
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'live-screen': { id: string; every?: number; children?: ComponentChildren };
      'sound-switch': { label: string };
      'idle-reset': { after: number; href: string; question: string; stay: string; leaves: string };
      'read-aloud': { label: string };
      'print-slip': object;
    }
  }
}
