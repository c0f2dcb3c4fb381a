import { ContentInfo, SignedData, TSTInfo } from 'pkijs';
import { members, readDer } from '../der-reader.ts';

/** What a token says (RFC 3161, 2.4.2). Reading it proves nothing: `checkTimestamp` judges it. */
export interface TimestampInfo {
  readonly at: Temporal.Instant;
  readonly policy: string;
  /** Object identifier of the digest algorithm, and the digest. */
  readonly imprint: { readonly algorithm: string; readonly digest: Uint8Array };
  readonly nonce?: Uint8Array | undefined;
}

/** Reads the content of a token. Throws when it is none. */
export function readTimestampInfo(content: Uint8Array): TimestampInfo {
  const { genTime, policy, messageImprint, nonce } = TSTInfo.fromBER(new Uint8Array(content));
  return {
    at: Temporal.Instant.fromEpochMilliseconds(genTime.getTime()),
    policy,
    imprint: {
      algorithm: messageImprint.hashAlgorithm.algorithmId,
      digest: new Uint8Array(messageImprint.hashedMessage.valueBlock.valueHexView),
    },
    nonce: nonce && new Uint8Array(nonce.valueBlock.valueHexView),
  };
}

/** The content a token carries. Throws when it is no CMS with content. */
export function contentOfToken(token: Uint8Array): Uint8Array {
  const { content } = ContentInfo.fromBER(new Uint8Array(token));
  const carried = new SignedData({ schema: content }).encapContentInfo.eContent?.getValue();
  if (!carried) throw new Error('a token without content');
  return new Uint8Array(carried);
}

/** The token of a TimeStampResp, or the authority's words when it gave none. Throws when the bytes are no response. */
export function tokenOfResponse(response: Uint8Array): { token: Uint8Array } | { rejected: string } {
  const [status, token] = members(readDer(response));
  const [code, words] = members(status);
  if (!code) throw new Error('no TimeStampResp');
  // granted, grantedWithMods (2.4.2).
  if ((code.content[0] ?? 2) > 1) {
    const said = members(words).map(({ content }) => Buffer.from(content).toString('utf8'));
    return { rejected: [`status ${code.content[0]}`, ...said].join(' ') };
  }
  if (!token) throw new Error('granted, without a token');
  return { token: new Uint8Array(token.whole) };
}
