import { addContainerEvidence, gatherContainerRevocation, looksLikeContainer } from '#engines/asic/index.ts';
import {
  addValidationData,
  gatherRevocation,
  type RevocationEvidence,
  type RevocationFetcher,
  type TimestampAttempt,
  type TimestampSource,
  timestampsFrom,
  type VerifyOptions,
} from '#engines/pdf-signature/index.ts';
import type { Database } from '#platform/context.ts';
import { listTrustedRoots } from '../queries.ts';
import { askingOnly } from './ask-authority.ts';
import { asking, remembering } from './revocation-desk.ts';
import type { SigningSettings } from './settings.ts';

/** The authorities outside: who vouches for the time, and who says what was revoked. */
export interface Authorities {
  /** Nothing where none is configured: signatures are then B-B. */
  readonly timestamp: TimestampSource | undefined;
  /** What is known of revocations behind the signatures of a PDF or a container, fetched or from the cache. */
  revocationsOf(file: Uint8Array, at: Temporal.Instant): Promise<readonly RevocationEvidence[]>;
  /**
   * Encloses what proves the signatures of a PDF or a container (B-LT); nothing where no host is configured that could
   * be asked.
   *
   * @throws LongTermError
   */
  readonly enclose: ((file: Uint8Array, at: Temporal.Instant) => Promise<Uint8Array>) | undefined;
  /** Asks the authorities that certificates name, as far as they may be asked, and remembers what they say. */
  fetcher(): RevocationFetcher;
}

export function createAuthorities(
  db: Database,
  { timestamps, hosts }: Pick<SigningSettings, 'timestamps' | 'hosts'>,
  now: () => Temporal.Instant = () => Temporal.Now.instant(),
  onFailure?: (attempt: TimestampAttempt) => void,
): Authorities {
  const ownHosts = timestamps.map(({ url }) => new URL(url).host);
  const ask = askingOnly({ hosts });
  const askForTime = askingOnly({ hosts: ownHosts.flatMap((host) => [host, host.replace(/:\d+$/, '')]) });
  const stamping = timestamps.map(({ name, url, policy }) => ({
    name,
    policy,
    send: (request: Uint8Array) => askForTime(url, { body: request, type: 'application/timestamp-query' }),
  }));
  return {
    fetcher: () => asking(db, ask, now()),
    timestamp:
      stamping.length === 0
        ? undefined
        : async (digest) =>
            timestampsFrom(stamping, { trustedRoots: await listTrustedRoots(db), now, onFailure })(digest),
    enclose:
      hosts.length === 0
        ? undefined
        : async (file, at) => {
            const options = { trustedRoots: await listTrustedRoots(db), at };
            const { fresh } = await rememberedOf(file, options);
            const asked = { ...options, revocation: fresh, fetcher: asking(db, ask, now()) };
            return kindOf(file).enclose(file, asked);
          },
    async revocationsOf(file, at) {
      const options = { trustedRoots: await listTrustedRoots(db), at };
      const { fresh, remembered } = await rememberedOf(file, options);
      const asked = { ...options, revocation: fresh, fetcher: asking(db, ask, now()) };
      return [...(await kindOf(file).gather(file, asked)).evidence, ...remembered];
    },
  };

  /** What was heard before about the certificates of this file; `fresh` is not asked for again. */
  async function rememberedOf(file: Uint8Array, options: VerifyOptions) {
    const { fetcher, remembered } = remembering(db);
    await kindOf(file).gather(file, { ...options, fetcher });
    const since = now().subtract(young);
    const fresh = remembered.filter((each) => Temporal.Instant.compare(each.fetchedAt, since) > 0);
    return { fresh, remembered };
  }
}

const pdf = { gather: gatherRevocation, enclose: addValidationData };
const container = { gather: gatherContainerRevocation, enclose: addContainerEvidence };
const kindOf = (file: Uint8Array) => (looksLikeContainer(file) ? container : pdf);

/** An answer so young is not asked for again: it spares the authorities a burst. */
const young = { hours: 1 };
