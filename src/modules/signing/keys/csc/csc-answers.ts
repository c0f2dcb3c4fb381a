import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';

const Texts = Type.Array(Type.String());
const Credential = Type.Object({
  key: Type.Object({ status: Type.String(), algo: Texts }),
  cert: Type.Object({ status: Type.Optional(Type.String()), certificates: Texts }),
  auth: Type.Object({
    mode: Type.String(),
    objects: Type.Optional(Type.Array(Type.Object({ id: Type.String(), type: Type.String() }))),
  }),
  SCAL: Type.Optional(Type.String()),
  multisign: Type.Number(),
});

/** What each method answers (CSC API v2.0), as far as it is used. */
export const answers = {
  info: Compile(Type.Object({ specs: Type.String(), methods: Texts, oauth2: Type.Optional(Type.String()) })),
  token: Compile(Type.Object({ access_token: Type.String(), expires_in: Type.Optional(Type.Number()) })),
  list: Compile(Type.Object({ credentialIDs: Texts })),
  credential: Compile(Credential),
  authorization: Compile(Type.Object({ SAD: Type.String() })),
  /** In the asynchronous mode. */
  begun: Compile(Type.Object({ responseID: Type.String({ minLength: 1 }) })),
  signatures: Compile(Type.Object({ signatures: Texts })),
} as const;

/** A key at the service: its algorithms, its certificates, and what its holder must give (11.5). */
export type CscCredential = Static<typeof Credential>;
