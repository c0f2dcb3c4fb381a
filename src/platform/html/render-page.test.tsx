import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { IslandScripts, renderPage, renderPart, useIsland, usePage } from './index.ts';
import { noSetting } from './page-setting.ts';

const DateField = ({ name }: { name: string }) => {
  useIsland('date-field');
  return <input name={name} />;
};

test('a page is a whole document and its text is escaped', () => {
  const html = renderPage(
    <html lang="vi">
      <body title={'"><script>'}>{'<script>alert(1)</script>'}</body>
    </html>,
  );
  assert.match(html, /^<!doctype html><html lang="vi">/);
  assert.doesNotMatch(html, /<script>/);
});

test('an address that would run as script is disarmed, however it is spelled', () => {
  for (const url of [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
  ]) {
    assert.equal(renderPart(<a href={url}>x</a>), '<a href="#">x</a>', url);
  }
  assert.equal(renderPart(<form action="javascript:x" />), '<form action="#"></form>');
});

test('ordinary addresses pass unchanged', () => {
  const ordinary = fc.constantFrom(
    '/ho-so/1?a=b',
    'https://dichvucong.gov.vn/',
    '#main',
    'mailto:a@b.vn',
    'tel:19001000',
  );
  fc.assert(fc.property(ordinary, (url) => renderPart(<a href={url}>x</a>) === `<a href="${url}">x</a>`));
});

test('an island used twice is loaded once, after the fields that use it', () => {
  const setting = { ...noSetting(), assetUrl: (name: string) => `/assets/${name}?v=1` };
  const html = renderPage(
    <html lang="vi">
      <body>
        <DateField name="from" />
        <DateField name="to" />
        <IslandScripts />
      </body>
    </html>,
    setting,
  );
  assert.equal(html.split('src="/assets/date-field.js?v=1"').length, 2);
  assert.ok(html.indexOf('<script') > html.lastIndexOf('<input'));
});

test('two pages rendered one after the other do not share islands', () => {
  const Page = ({ dated }: { dated: boolean }) => (
    <div>
      {dated && <DateField name="on" />}
      <IslandScripts />
    </div>
  );
  assert.match(renderPart(<Page dated />), /<script/);
  assert.doesNotMatch(renderPart(<Page dated={false} />), /<script/);
});

test('a component reads the language and the path of its page', () => {
  const Where = () => {
    const { locale, path } = usePage();
    return <p>{`${locale} ${path}`}</p>;
  };
  assert.equal(renderPart(<Where />, { ...noSetting(), locale: 'en', path: '/a' }), '<p>en /a</p>');
});
