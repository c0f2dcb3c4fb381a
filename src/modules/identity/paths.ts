import { sitePaths } from '#modules/site/index.ts';

const query = (path: string, params: Readonly<Record<string, string | null>>) => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value !== null) search.set(name, value);
  return search.size > 0 ? `${path}?${search}` : path;
};

/** Only what leads somewhere else than home is worth carrying along. */
const back = (returnTo: string) => ({ returnTo: returnTo === '/' ? null : returnTo });

/** Where someone's day begins. */
export const homeOf = (kind: string): string => (kind === 'officer' ? sitePaths.inbox : sitePaths.home);

/** Every address of the module. */
export const paths = {
  signIn: (returnTo = '/') => query(sitePaths.signIn, back(returnTo)),
  oidc: (returnTo = '/') => query('/dang-nhap/dinh-danh', back(returnTo)),
  oidcReturn: '/dang-nhap/dinh-danh/tra-ve',
  code: '/dang-nhap/ma',
  codeCheck: '/dang-nhap/ma/xac-nhan',
  name: '/dang-nhap/ho-ten',
  signOut: sitePaths.signOut,

  officerSignIn: (returnTo = '/') => query('/can-bo/dang-nhap', back(returnTo)),
  secondFactor: '/can-bo/dang-nhap/ma-xac-thuc',
  ownPassword: '/can-bo/dang-nhap/mat-khau-moi',
  /** Where officers prove once more that it is they. */
  proof: (returnTo = '/') => query('/can-bo/xac-nhan-lai', back(returnTo)),
  account: sitePaths.account,
  password: '/tai-khoan/mat-khau',
  authenticator: '/tai-khoan/xac-thuc-hai-lop',
  authenticatorRemoval: '/tai-khoan/xac-thuc-hai-lop/tat',
  sessionEnd: (id: string) => `/tai-khoan/phien/${id}/ket-thuc`,
  otherSessionsEnd: '/tai-khoan/phien-khac/ket-thuc',

  accounts: '/quan-tri/tai-khoan',
  managedAccount: (officerId: string) => `/quan-tri/tai-khoan/${officerId}`,
  passwordReset: (officerId: string) => `/quan-tri/tai-khoan/${officerId}/mat-khau`,
  secondFactorRemoval: (officerId: string) => `/quan-tri/tai-khoan/${officerId}/xac-thuc-hai-lop`,

  demo: sitePaths.demo,
  demoSignIn: '/demo/dang-nhap',
};
