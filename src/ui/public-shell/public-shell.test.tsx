import assert from 'node:assert/strict';
import test from 'node:test';
import { renderPage } from '#platform/html/index.ts';
import { noSetting } from '#platform/html/page-setting.ts';
import { PublicShell, type PublicShellProps } from './public-shell.tsx';

const shell = (props: Partial<PublicShellProps> = {}, locale: 'vi' | 'en' = 'vi') =>
  renderPage(
    <PublicShell
      title="Make a card"
      siteName="Library"
      homeHref="/"
      nav={[{ label: 'Services', href: '/services', isCurrent: true }]}
      languages={[
        { locale: 'vi', href: '/' },
        { locale: 'en', href: '/en' },
      ]}
      session={{ signInHref: '/sign-in' }}
      footer="Address"
      {...props}
    >
      <h1>Make a card</h1>
    </PublicShell>,
    { ...noSetting(), locale, assetUrl: (name) => `/built/${name}` },
  );

test('the page says its language, its title first, and where its style is', () => {
  const html = shell();
  assert.match(html, /^<!doctype html><html lang="vi"/);
  assert.match(html, /<title>Make a card – Library<\/title>/);
  assert.match(html, /href="\/built\/styles\.css"/);
});

test('errors come first in the title, where a screen reader begins', () => {
  assert.match(shell({ hasErrors: true }), /<title>Lỗi: Make a card/);
  assert.match(shell({ hasErrors: true }, 'en'), /<title>Error: Make a card/);
});

test('the other language is offered, in its own name, and not the present one', () => {
  assert.match(shell(), /hreflang="en" lang="en"><span[^>]*>English/);
  assert.doesNotMatch(shell(), /hreflang="vi"/);
  assert.match(shell({}, 'en'), /hreflang="vi"/);
});

test('the first link leads to the content', () => {
  const [, target] = /<a class="mu-skip-link" href="#([\w-]+)"/.exec(shell()) ?? [];
  assert.match(shell(), new RegExp(`<main id="${target}" tabindex="-1"`));
});

test('a page without islands carries no script at all', () => {
  assert.doesNotMatch(shell(), /<script/);
});

test('leaving is a POST, since a link might be fetched ahead of time', () => {
  const session = { name: 'Lan', links: [{ label: 'My things', href: '/me' }], signOutAction: '/sign-out' };
  const html = shell({ session });
  assert.match(html, /<form method="post" action="\/sign-out">/);
  assert.doesNotMatch(html, /href="\/sign-in"/);
});
