{% autoescape off %}// Keeps the shell at hand: these addresses and no others. A kept page comes from here, so
// the server does not hear that it was opened. Private pages never pass into the store:
// without a signal they show the offline page, and a form that found no server stays.
const VERSION = {{ version }};
const KEEP = {{ keep }};
const PAGES = new Set({{ pages }});
const OFFLINE = {{ offline }};
// Coming in and hiding: leaving the page ends these, so that Hide wins over an unlock on its way.
const DOORS = ["/lock/", "/in/", "/new/", "/back/", "/w/x"];

self.addEventListener("install", (event) => {
  const fresh = KEEP.map((address) => new Request(address, { cache: "no-cache", credentials: "omit" }));
  event.waitUntil(
    caches.open(VERSION).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  const drop = (names) => Promise.all(names.filter((name) => name !== VERSION).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(drop).then(() => self.clients.claim()));
});

async function kept(address) {
  return (await caches.open(VERSION)).match(address);
}

async function open(request) {
  const { pathname } = new URL(request.url);
  const found = PAGES.has(pathname) ? await kept(pathname) : null;
  if (found) return found;
  try {
    return await fetch(request);
  } catch {
    return (await kept(OFFLINE)) ?? Response.error();
  }
}

async function send(event) {
  try {
    return await fetch(event.request);
  } catch {
    const client = await self.clients.get(event.clientId || event.resultingClientId);
    const all = client ? [client] : await self.clients.matchAll({ type: "window" });
    for (const each of all) each.postMessage("unsent");
    return new Response(null, { status: 204 }); // stay on the page with the words
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (request.method === "GET") event.respondWith(open(request));
    else if (!DOORS.some((door) => url.pathname.startsWith(door))) event.respondWith(send(event));
  } else if (request.method === "GET" && KEEP.includes(url.pathname) && !PAGES.has(url.pathname)) {
    event.respondWith(kept(url.pathname).then((found) => found ?? fetch(request)));
  }
});
{% endautoescape %}
