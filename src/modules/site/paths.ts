/** The addresses that stand in the frame of every page; each belongs to the module that answers it. */
export const sitePaths = {
  home: '/',
  procedures: '/thu-tuc',
  tracking: '/tra-cuu',
  ownDossiers: '/ho-so-cua-toi',
  verification: '/kiem-tra',
  signIn: '/dang-nhap',
  signOut: '/dang-xuat',
  account: '/tai-khoan',
  demo: '/demo',
  inbox: '/can-bo',
  dossiers: '/can-bo/ho-so',
  walkIn: '/can-bo/tiep-nhan',
  signing: '/can-bo/ky',
  console: '/quan-tri',
  accounts: '/quan-tri/tai-khoan',
} as const;
