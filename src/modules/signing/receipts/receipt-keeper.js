// Keeps the page that checks receipts: the newest when there is a network, the last seen when there is none. Without a
// network it stands in for the page of an original too: the address carries the statement.
const page = '/bien-nhan';
addEventListener('install', (event) => event.waitUntil(keep().then(() => skipWaiting())));
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate') return;
  const { pathname } = new URL(event.request.url);
  const answer = pathname === page ? keep() : pathname.startsWith('/ban-goc/') && fetch(event.request);
  if (answer) event.respondWith(answer.catch(() => caches.match(page)));
});

async function keep() {
  const answer = await fetch(page);
  if (answer.ok) await (await caches.open('bien-nhan')).put(page, answer.clone());
  return answer;
}
