/* The service worker: an issue that a reader opened can be read without a network (docs/offline.md).
   The build puts facts of the site before it: VERSION; PREFIXES of the variants, "" last; INSTEAD, the page of
   each that stands for what is not stored; OURS, which addresses below a prefix are the paper's.

   Nothing here can mix two states of the site: a page names its stylesheet, scripts and pictures by their
   content and is stored together with them; for a page itself the network is asked first. */
"use strict";
const ROOT = new URL("./", location).href;
const OWN = "broadsheet " + ROOT + " ";
const OFFLINE = OWN + "offline " + VERSION;
const VISITED = OWN + "visited"; // what belongs to no issue
const ISSUE = OWN + "issue ";
const ISSUES = 8;
const FILES = 400; // of an issue, and of all that belongs to none
const BYTES = 4e6; // of an issue, as they came; beyond them no more pictures
const PATIENCE = 4000; // ms for a page that is stored
const HOUR = 36e5; // ms in which an issue is not fetched again
const WIDTH = 800; // px of a picture, or the next above

/* —— addresses —— */
const FRONTS = PREFIXES.map((prefix) => ROOT + prefix);
const FILE = /\.(html|css|js|svg|avif|jpe?g|png|webp)(\?|$)/;
const frontOf = (key) => FRONTS.find((front) => key.startsWith(front));
/* a host may keep other things below the same root */
const ours = (key) => frontOf(key) && key.slice(frontOf(key).length).match(OURS) && FILE.test(key);
const isPage = (key) => key.endsWith(".html");
const byContent = (key) => /\.[0-9a-f]{8}\.\w+$|\.js\?/.test(key);
const storeOf = (key) => {
  const issue = /^.*?\/\d{4}\/\d\d\/\d\d[^/]*\//.exec(key);
  return issue ? ISSUE + issue[0] : VISITED;
};
const plain = (address) => {
  const { origin, pathname, search } = new URL(address);
  const path = pathname.replace(/\/$/, "/index.html");
  return origin + path + (isPage(path) ? "" : search);
};

/* —— what a page of ours names —— */
const LINK = / (href|src)="(?!#|[a-z]+:)([^"]+)"/g;
const oneSize = (picture) => {
  const sizes = /srcset="([^"]+)/.exec(picture)[1].split(", ").map((one) => one.split(" "));
  return ' src="' + (sizes.find((size) => parseInt(size[1]) >= WIDTH) || sizes.at(-1))[0] + '"';
};
const named = (text, key) =>
  [...text.replace(/<picture>[^]*?<\/picture>/g, oneSize).matchAll(LINK)].map((match) => plain(new URL(match[2], key)));

/* —— storing —— */
const put = async (name, key, response) => {
  const store = await caches.open(name);
  if (response.ok && !response.redirected) await store.put(key, response);
  else if (response.status === 404) await store.delete(key);
  if (name === VISITED && (await store.keys()).length > FILES) await caches.delete(name);
};
const fetched = async (name, key) => {
  const found = byContent(key) && (await caches.match(key));
  const response = found || (await fetch(key, { cache: "no-cache" }));
  if (response.status >= 500) throw response; // so the issue is not whole, and asked for again
  await put(name, key, response.clone());
  return response;
};
/* pages and the files that they name, one after another; of an issue all pages of it */
const walk = async (name, start) => {
  const queue = new Set(start);
  let room = BYTES;
  for (const key of queue) { // what is added meanwhile has its turn
    if (room < 0 && !isPage(key)) continue;
    const response = await fetched(name, key);
    room -= response.headers.get("content-length");
    for (const url of isPage(key) && response.ok ? named(await response.text(), key) : []) {
      const wanted = !isPage(url) || (name !== VISITED && name === storeOf(url));
      if (wanted && ours(url) && queue.size < FILES) queue.add(url);
    }
  }
};

/* —— issues —— */
const issues = async () => (await caches.keys()).filter((name) => name.startsWith(ISSUE));
/* when it was last fetched whole; 0 = single pages of it were opened */
const wholeAt = async (name) => {
  const mark = await caches.match(ROOT + name);
  return mark ? +(await mark.text()) : 0;
};
/* addresses of the page that is open and of those that it leads to; none = fetch nothing that was not asked for */
const keep = async (addresses) => {
  const keys = addresses.map(plain).filter(ours);
  const name = keys.map(storeOf).find((one) => one !== VISITED);
  if (name && Date.now() - (await wholeAt(name)) > HOUR) {
    for (const one of [name, VISITED]) await walk(one, keys.filter((key) => storeOf(key) === one));
    await (await caches.open(name)).put(ROOT + name, new Response(Date.now()));
  }
  const times = await Promise.all((await issues()).reverse().map(async (one) => [await wholeAt(one), one]));
  times.sort(([one], [other]) => other - one);
  for (const [, old] of times.slice(ISSUES)) await caches.delete(old);
};

/* —— the page that stands for one that is not stored —— */
const listed = async (name) => {
  const store = await caches.open(name);
  const keys = (await store.keys()).map(({ url }) => url).filter(isPage).sort();
  let head = "";
  let rows = "";
  for (const key of keys) {
    const title = /<title>(.*?)( · [^·]*)?<\/title>/.exec(await (await store.match(key)).text())[1];
    if (key.endsWith("/index.html")) head = `<a href="${key}">${title}</a>`;
    else if (/-\d+\.html$/.test(key)) rows += `<li class="row"><a class="h h4" href="${key}">${title}</a></li>`;
  }
  return `<section class="group"><h2 class="when">${head || name.slice(ISSUE.length)}</h2><ul class="rows-of">${rows}</ul></section>`;
};
const lost = async (address) => {
  const front = frontOf(address);
  const key = front + INSTEAD;
  const names = (await issues()).filter((name) => frontOf(name.slice(ISSUE.length)) === front);
  const list = (await Promise.all(names.sort().reverse().map(listed))).join("");
  /* it stands at any address, so its links are written out; href="" stays, and asks for that address again */
  const html = (await (await caches.match(key)).text())
    .replace(LINK, (_, attribute, link) => ` ${attribute}="${new URL(link, key)}"`)
    .replace(/(?<=id="stored">)[^]*?(?=<\/div>)/, (none) => list || none);
  return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
};

/* —— answering —— */
/* a picture may be there in another size */
const sibling = async (name, key) => {
  const [stem] = /^.*-(?=\d+\.)/.exec(key) || [key];
  const store = await caches.open(name);
  const other = (await store.keys()).find(({ url }) => url.startsWith(stem));
  return other ? store.match(other) : Response.error();
};
const answer = async ({ request }, key, name, noted) => {
  const stored = await caches.match(key);
  if (stored && byContent(key)) return noted(Promise.resolve(stored)); // and so with this issue too
  const late = new Promise((_, fail) => stored && setTimeout(fail, PATIENCE));
  try {
    return await Promise.race([noted(fetch(request)), late]);
  } catch {
    return stored || (isPage(key) ? lost(key) : sibling(name, key));
  }
};
addEventListener("fetch", (event) => {
  const { referrer, url } = event.request;
  const key = plain(url);
  if (!ours(key)) return;
  const name = storeOf(isPage(key) ? key : referrer);
  event.respondWith(answer(event, key, name, (coming) => {
    event.waitUntil(coming.then((response) => put(name, key, response.clone())));
    return coming;
  }));
});
addEventListener("message", (event) => event.waitUntil(keep(event.data)));
addEventListener("install", (event) => {
  event.waitUntil(walk(OFFLINE, FRONTS.map((front) => front + INSTEAD)).then(skipWaiting));
});
addEventListener("activate", (event) => event.waitUntil(caches.keys().then((names) => {
  const old = names.filter((name) => name.startsWith(OWN + "offline ") && name !== OFFLINE);
  return Promise.all([...old.map((name) => caches.delete(name)), clients.claim()]);
})));
