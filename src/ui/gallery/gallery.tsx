import { Banner } from '../banner/banner.tsx';
import { ButtonLink } from '../button/button.tsx';
import { LinkCardList } from '../link-card-list/link-card-list.tsx';
import { PageTitle } from '../page-title/page-title.tsx';
import { PublicShell } from '../public-shell/public-shell.tsx';
import { SearchBox } from '../search-box/search-box.tsx';
import { ConsoleShell } from '../work-shell/console-shell.tsx';
import { DeskShell } from '../work-shell/desk-shell.tsx';
import { Components } from './components.tsx';
import { FormPage } from './form-page.tsx';
import { LoanTable } from './loan-table.tsx';
import { choices, deskNav, deskSections, publicNav, user } from './sample.tsx';

const frame = {
  siteName: 'Thư viện tỉnh Mường Mẫu',
  homeHref: '/',
  languages: [
    { locale: 'vi', href: '/' },
    { locale: 'en', href: '/en' },
  ],
} as const;

const demo = (
  <Banner kind="demo" label="Bản dùng thử">
    <p>Đây là bản dùng thử: mọi người và mọi việc đều không có thật.</p>
  </Banner>
);

const Footer = () => (
  <div class="mu-footer-columns">
    <div>
      <p>
        <strong>Thư viện tỉnh Mường Mẫu</strong>
      </p>
      <p>Số 1 đường Hoa Ban, phường Mường Mẫu</p>
    </div>
    <ul>
      <li>
        <a href="/gioi-thieu">Giới thiệu</a>
      </li>
      <li>
        <a href="/tro-giup">Trợ giúp sử dụng</a>
      </li>
    </ul>
    <ul>
      <li>
        <a href="tel:0215000000">0215 000 000</a>
      </li>
      <li>
        <a href="mailto:hoi@thuvien.example.vn">hoi@thuvien.example.vn</a>
      </li>
    </ul>
  </div>
);

/** The front door, as a newcomer meets it. */
export const FrontPage = () => (
  <PublicShell
    {...frame}
    title="Trang chủ"
    siteLine="Cổng bạn đọc"
    nav={publicNav}
    session={{ signInHref: '/dang-nhap' }}
    footer={<Footer />}
    hero={
      <div class="mu-stack">
        <h1>Bạn cần việc gì?</h1>
        <SearchBox
          action="/dich-vu"
          isLarge
          label="Nói theo cách của bạn, có dấu hay không dấu đều được"
          placeholder="làm thẻ cho con"
        />
      </div>
    }
  >
    <section class="mu-stack">
      <h2>Nhiều người tìm</h2>
      <LinkCardList items={choices} />
    </section>
  </PublicShell>
);

/** Every component, under a notice, in the public frame. */
export const PublicGallery = () => (
  <PublicShell
    {...frame}
    title="Các thành phần"
    siteLine="Cổng bạn đọc"
    nav={publicNav}
    search={{ action: '/tim', placeholder: 'Tên sách, tác giả' }}
    session={user}
    footer={<Footer />}
    banner={demo}
    breadcrumbs={[
      { label: 'Trang chủ', href: '/' },
      { label: 'Dịch vụ', href: '/dich-vu' },
      { label: 'Làm thẻ thư viện' },
    ]}
  >
    <div class="mu-stack" data-gap="large">
      <PageTitle
        title="Làm thẻ thư viện"
        eyebrow="Mã dịch vụ 1.000144"
        lead="Có thẻ trong ngày. Bạn cần một ảnh chân dung và căn cước."
        actions={<ButtonLink href="/the/moi">Bắt đầu</ButtonLink>}
      />
      <Components />
    </div>
  </PublicShell>
);

const work = {
  ...frame,
  nav: deskNav,
  sections: deskSections,
  user,
  inbox: { href: '/viec', count: 12 },
  search: { action: '/tim', placeholder: 'Mã, tên sách, người mượn' },
};

/** A list at the desk. */
export const DeskListPage = () => (
  <DeskShell {...work} title="Lượt mượn" siteLine="Bàn làm việc">
    <div class="mu-stack">
      <PageTitle title="Lượt mượn" actions={<ButtonLink href="/muon/moi">Ghi lượt mượn</ButtonLink>} />
      <LoanTable />
    </div>
  </DeskShell>
);

/** Every component at the desk's density. */
export const DeskGallery = () => (
  <DeskShell
    {...work}
    title="Các thành phần"
    banner={
      <Banner kind="emergency" label="Tin khẩn">
        <p>
          Mưa lũ: các điểm ở Mường Nhé đóng cửa hôm nay. <a href="/tin/lu">Xem nơi thay thế</a>
        </p>
      </Banner>
    }
    breadcrumbs={[{ label: 'Bàn làm việc', href: '/viec' }, { label: 'Các thành phần' }]}
  >
    <div class="mu-stack">
      <PageTitle title="Các thành phần" />
      <Components />
    </div>
  </DeskShell>
);

/** The console's frame differs enough to be told apart at a glance. */
export const ConsolePage = () => (
  <ConsoleShell {...work} title="Cấu hình" siteLine="Quản trị" inbox={undefined}>
    <PageTitle title="Cấu hình" lead="Mỗi thay đổi được ghi lại cùng tên người làm." />
  </ConsoleShell>
);

export const galleryPages = {
  front: FrontPage,
  public: PublicGallery,
  'desk-list': DeskListPage,
  desk: DeskGallery,
  console: ConsolePage,
  form: FormPage,
};
