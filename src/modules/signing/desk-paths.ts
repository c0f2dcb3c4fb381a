import { sitePaths } from '#modules/site/index.ts';

const requests = sitePaths.signingRequests;
const keys = sitePaths.signingKeys;

/** Addresses of the officers' pages of signing. */
export const deskPaths = {
  requests: () => requests,
  newRequest: () => `${requests}/moi`,
  request: (id: string) => `${requests}/${id}`,
  withdrawal: (id: string) => `${requests}/${id}/rut-lai`,
  evidence: (id: string) => `${requests}/${id}/bang-chung.json`,
  document: (id: string, documentId: string) => `${requests}/${id}/van-ban/${documentId}`,
  turn: (turnId: string) => `${sitePaths.signingTurns}/${turnId}`,
  refusal: (turnId: string) => `${sitePaths.signingTurns}/${turnId}/tu-choi`,
  passing: (id: string, turnId: string) => `${requests}/${id}/luot/${turnId}/chuyen`,
  batches: () => `${requests}/dot`,
  batch: (id: string) => `${requests}/dot/${id}`,
  /** Where the signer waits for what they confirm elsewhere. */
  confirmation: (id: string) => `${requests}/xac-nhan/${id}`,
  /** How a draft departs from the layout of the law. */
  layout: () => '/can-bo/the-thuc',
  preservation: () => sitePaths.signaturePreservation,
  keys: () => keys,
  keyFiles: () => `${keys}/tep`,
  keyTokens: () => `${keys}/thiet-bi`,
  keyServices: () => `${keys}/dich-vu`,
  keyPhones: () => `${keys}/dien-thoai`,
  mark: (holder: string) => `${keys}/hinh/${holder}`,
  keyPin: (id: string) => `${keys}/${id}/ma-pin`,
  keyWithdrawal: (id: string) => `${keys}/${id}/thoi-dung`,
} as const;
