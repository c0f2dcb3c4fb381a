import { options, type VNode } from 'preact';

const urlAttributes = ['href', 'src', 'action', 'formAction', 'formaction', 'data', 'poster', 'xlinkHref'];

/** Schemes that run what they carry. Browsers ignore spaces and control characters inside a scheme; so do we. */
const isScript = (url: string) =>
  /^(?:javascript|vbscript|data:text\/html)/i.test(url.replace(/[\0-\x20]/g, ''));

/**
 * Templates escape text, but an address is text too: `<a href={website}>` with `javascript:…` typed by a citizen would
 * run. Every element created from here on loses such an address, whichever component wrote it.
 */
export function refuseScriptUrls(): void {
  const before = options.vnode;
  options.vnode = (vnode: VNode) => {
    if (typeof vnode.type === 'string') disarm(vnode.props as Record<string, unknown>);
    before?.(vnode);
  };
}

function disarm(props: Record<string, unknown>): void {
  for (const name of urlAttributes) {
    const value = props[name];
    if (typeof value === 'string' && isScript(value)) props[name] = '#';
  }
}
