// Keeps the page that checks receipts: the newest when there is a network, the last seen when there is none.
const page = '/bien-nhan';
addEventListener('install', (event) => event.waitUntil(keep().then(() => skipWaiting())));
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.mode === 'navigate' && pathname === page)
    event.respondWith(keep().catch(() => caches.match(page)));
});

async function keep() {
  const answer = await fetch(page);
  if (answer.ok) await (await caches.open('bien-nhan')).put(page, answer.clone());
  return answer;
}
