import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { BlockList, isIP, isIPv6 } from 'node:net';

/** Where the gateway may call. */
export interface AddressRules {
  /** This machine itself, and without TLS: for a demonstration and for tests, never in production. */
  readonly allowsLoopback: boolean;
}

/**
 * What no agency's system can stand behind: this machine, the metadata of a cloud, networks of nobody. Private networks
 * are where agencies' systems are, so they are not among them.
 */
const never = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['224.0.0.0', 3],
  ['192.0.0.0', 24],
  ['100.100.100.200', 32],
] as const) {
  never.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 128],
  ['fe80::', 10],
  ['ff00::', 8],
  ['fd00:ec2::254', 128],
] as const) {
  never.addSubnet(network, prefix, 'ipv6');
}
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether an administrator may name this address: https, nobody's password in it, and no machine that is never called. */
export function isAllowedUrl(text: string, rules: AddressRules): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, hash } = new URL(text);
  const isHere = hostname === 'localhost' || isLoopback(bare(hostname));
  if (username || password || hash) return false;
  if (isHere) return rules.allowsLoopback && /^https?:$/.test(protocol);
  return protocol === 'https:' && !(isIP(bare(hostname)) && !isAllowedIp(bare(hostname), rules));
}

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '');

export function isAllowedIp(address: string, { allowsLoopback }: AddressRules): boolean {
  const plain = unmapped(address);
  if (isLoopback(plain)) return allowsLoopback;
  return !never.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
}

const isLoopback = (address: string) => {
  const plain = unmapped(address);
  return isIP(plain) !== 0 && loopback.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
};

/** An IPv4 address in IPv6's clothes is the IPv4 address (RFC 4291, 2.5.5.2); Node writes it in hexadecimal. */
function unmapped(address: string): string {
  const [, dotted] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (dotted) return dotted;
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(address) ?? [];
  if (!high || !low) return address;
  const [one, other] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [one >> 8, one & 255, other >> 8, other & 255].join('.');
}

/**
 * Looks a name up for the connection that is being made, and refuses there: what was checked earlier may have been changed
 * since (DNS rebinding).
 */
export const guardedLookup =
  (rules: AddressRules) =>
  (
    hostname: string,
    options: LookupOptions,
    done: (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void,
  ): void => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '');
      const allowed = addresses.filter(({ address }) => isAllowedIp(address, rules));
      const [first] = allowed;
      if (!first) return done(Object.assign(new Error('address-refused'), { code: 'EACCES' }), '');
      return options.all ? done(null, allowed) : done(null, first.address, first.family);
    });
  };
