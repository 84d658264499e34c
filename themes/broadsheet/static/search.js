/* The search of search.html: works from a server and from a disk alike, loads by script what a query needs,
   and nothing that it loads becomes anything but text. docs/search.md tells the format.
   A question → the segments that may hold it → the articles there that may → those whose text does → shown. */
(() => {
  "use strict";
  const form = document.getElementById("search");
  const said = document.getElementById("said");
  const list = document.getElementById("found");
  const plain = document.getElementById("plain");
  const more = document.getElementById("more");
  if (!form) return;
  const words = form.dataset;
  const fields = form.elements;
  const PAGE = 10; // results at a time
  const FEW = 3; // segments that are looked into at once; articles whose texts tell more than another pair
  const ROOM = 48000; // bytes that a question may load, about, before the reader is asked
  const MORE = 1000; // and for each segment
  const LOOK = 9000; // that looking into a segment takes at most, about
  const RARE = 0.3; // chance, and share of articles left, by which a text is told from its pairs
  const MOST = 0.7;
  const UNKNOWN = 0.1; // share of a segment's articles that a pair is taken to stand in, until it is known
  const TERMS = 12; // pairs of a long query that are looked up; the text itself settles the rest
  const ASKED = 4; // numbers that the directory is asked, two at a time
  const LONG = 72; // characters of a snippet
  const SNIPPETS = 3; // an article
  const NARROW = ["from", "to", "section", "person", "page"];
  const MARK = "\u3000"; // around terms that are no pair
  const vertical = getComputedStyle(list).writingMode.startsWith("vertical");
  const TOKEN = /([&\w@#/~+-](?:[&\w@#/~+.,:%-]*[&\w@#/~+%-])?)/;
  const ACROSS = /^(\d{1,3}|\d\d?%)$/;
  const BELOW = /^(\d{4,8}|\d{3}%|\d{1,4}[.:]\d{1,3}%?|\d{1,3}(,\d{3}){1,2}|[A-Z]{1,4})$/;
  const SILENT = /[\p{Z}\p{M}\p{Cc}\p{Cf}]/gu;
  const CLAUSE = /[，。；：！？、,;:!?…]/;
  const COMMON = "，。的一了是不在有人这上来到";

  // ── loading: each file calls broadsheet(value)
  const loaded = new Map(); // path → what came, or is to come
  let spent = 0; // bytes loaded so far, compressed, about
  window.broadsheet = (value) => {
    document.currentScript.value = value;
  };

  function load(path) {
    if (!loaded.has(path)) loaded.set(path, new Promise((done, fail) => {
      const script = document.createElement("script");
      script.src = path;
      script.onload = script.onerror = () => { // a host may answer with a page of its own
        script.remove();
        if ("value" in script) {
          spent += weight(script.value);
          return done(script.value);
        }
        loaded.delete(path);
        fail(path);
      };
      document.head.append(script);
    }));
    return loaded.get(path);
  }

  // a disk tells no size, and a browser none that it has kept: so by what compressed Chinese takes
  function weight(value) {
    const text = JSON.stringify(value);
    return 90 + 0.8 * text.length + 1.1 * text.replace(/[ -~]/g, "").length;
  }

  const part = (segment, file) => load(`${words.folder}grams/${segment.name}/${file}.js?${segment.version}`);

  async function root() {
    const [shards, rows] = await load(`${words.folder}index.js`);
    const segments = rows.map(([name, first, last, count, buckets, version], number) =>
      ({ name, first, last, count, buckets, version, number }));
    return { shards, segments };
  }

  async function addresses(segment) { // of its articles, by number
    return (await part(segment, "issues")).split("\n").flatMap((line) => {
      const [folder, ...tails] = line.split(" ");
      return tails.map((tail) => `${folder}/${tail}`);
    });
  }

  // ── the normal form: as broadsheet/chinese/folding.py
  const first = new Map(); // character → the first of its class, of all classes met so far
  const bare = new Map();

  function strip(sign) {
    if (!bare.has(sign)) bare.set(sign, sign.normalize("NFKD").toLowerCase().replace(SILENT, ""));
    return bare.get(sign);
  }

  function fold(text) {
    const spans = []; // of each unit of the folded text: where it stands in the text
    let folded = "";
    let place = 0;
    for (const sign of text) {
      for (const char of strip(sign)) {
        const one = first.get(char) || char;
        folded += one;
        for (let unit = 0; unit < one.length; unit++) spans.push([place, place + sign.length]);
      }
      place += sign.length;
    }
    return { folded, spans };
  }

  const learn = (text) => Promise.all([...new Set([...text].map(strip).join(""))].map(async (char) => {
    if (/[a-z0-9]/.test(char)) return;
    const classes = await load(`${words.classes}${hash(char) % 256}.js`);
    const found = classes.split("\n").find((line) => line.includes(char));
    for (const member of found || "") first.set(member, [...found][0]);
  }));

  // ── terms: as broadsheet/web/search/terms.py
  function hash(term) {
    let state = 0x811c9dc5;
    for (const char of term) state = Math.imul(state ^ char.codePointAt(0), 0x01000193);
    state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    return (state ^ (state >>> 13)) >>> 0;
  }

  const chosen = (kind, value) => MARK + kind + value + MARK;

  // first those that cover the text, its end before all, and of them those without what stands everywhere
  function pairs(folded) {
    const chars = [...folded];
    const all = chars.slice(1).map((char, at) => chars[at] + char);
    const [last] = all.splice(-1);
    const covering = (_, at) => at % 2 === 0;
    return unusual([last, ...all.filter(covering), ...all.filter((...one) => !covering(...one))]).slice(0, TERMS);
  }

  function unusual(terms) {
    const common = fold(COMMON).folded;
    const usual = (term) => [...term].filter((char) => common.includes(char)).length;
    return terms.sort((one, other) => usual(one) - usual(other));
  }

  function numbered(folded) { // what the directory is asked: triples, the ends first; of a pair, itself
    const chars = [...folded];
    const last = chars.length - 3;
    if (last < 0) return [hash(folded)];
    return [...new Set([0, last, Math.floor(last / 3), Math.floor(last / 1.5)])].map((start) =>
      chars.slice(start, start + 3).reduce((sum, char, place) => (sum + hash(place + char)) >>> 0, 0));
  }

  const ranked = (parts, told) => parts // what is told of each, in turn
    .flatMap((each) => told(each).map((value, rank) => ({ value, rank })))
    .sort((one, other) => one.rank - other.rank)
    .map(({ value }) => value);

  // ── what is asked
  function day(text) { // 1987年5月 → 1987-05
    const [year, ...rest] = text.match(/\d+/g) || [""];
    return [year, ...rest.slice(0, 2).map((number) => number.padStart(2, "0"))].join("-");
  }

  async function question() {
    const value = (name) => fields[name].value.trim();
    await learn(value("q") + value("person"));
    let parts = value("q").split(/\s+/).map((text) => fold(text).folded).filter(Boolean);
    if (parts.some((text) => [...text].length < 2)) parts = [parts.join("")];
    const must = [];
    if (value("section")) must.push(chosen("s", value("section")));
    if (value("person")) must.push(chosen("p", fold(value("person")).folded));
    if (value("page")) must.push(chosen("n", fold(value("page")).folded.replace(/^0+/, "")));
    const asked = { parts, must, from: day(value("from")), to: day(value("to")), sort: value("sort") };
    return { ...asked, empty: !parts.length && !must.length && !asked.from && !asked.to };
  }

  // ── candidates: which articles may hold what is asked, in order
  function numbers(bucket, term) {
    const text = ` ${bucket} `;
    const start = text.indexOf(` ${term}`);
    const found = [];
    if (start < 0) return found;
    let high = 0;
    let next = 0;
    for (let at = start + 1 + term.length; text[at] !== " "; at++) {
      const digit = parseInt(text[at], 36);
      if (text[at] > "Z") high = high * 26 + digit - 10;
      else {
        next += high * 36 + digit;
        found.push(next++);
        high = 0;
      }
    }
    return found;
  }

  // two terms at a time, the rarest that are known first, until few articles are left; or until half of them,
  // which may cover the text, are looked up, and two that are rare leave nearly all articles that were: then
  // these share the text itself, not only its pairs
  async function look(segment, must, wanted, run) {
    const left = [...wanted].sort((one, other) => (run.share.get(one) ?? UNKNOWN) - (run.share.get(other) ?? UNKNOWN));
    let found = null;
    let settled = false;
    while (!found || (left.length && found.length > FEW && !settled && !overspent(run))) {
      const before = found?.length;
      const terms = [...(found ? [] : must), ...left.splice(0, 2)];
      const buckets = await Promise.all(terms.map((term) => part(segment, hash(term) % segment.buckets)));
      let chance = 1; // of an article to hold them all
      for (const [at, term] of terms.entries()) {
        const some = numbers(buckets[at], term);
        const here = new Set(some);
        found = found ? found.filter((number) => here.has(number)) : some;
        run.share.set(term, some.length / segment.count);
        chance *= run.share.get(term);
      }
      found = found || [...Array(segment.count).keys()];
      settled = left.length <= wanted.length / 2 && chance < RARE && found.length > MOST * before;
    }
    if (left.length && found.length) run.sure = false;
    return found;
  }

  const within = ({ from, to }, date) => date >= from && (!to || date.slice(0, to.length) <= to);

  // segments that may hold all that is asked, in the order asked for
  async function places({ from, to, sort }, hashes) {
    const { shards, segments } = await root();
    let open = segments.filter(({ first: start, last: end }) =>
      end.slice(0, from.length || 10) >= from && (!to || start.slice(0, to.length) <= to));
    const version = hash(segments.map((segment) => segment.version).join(""));
    for (let at = 0; shards && open.length > 1 && at < hashes.length; at += 2)
      await Promise.all(hashes.slice(at, at + 2).map(async (number) => {
        const place = number / 2 ** 32 * shards;
        const slices = await load(`${words.folder}where/${Math.floor(place)}.js?${version}`);
        open = open.filter((segment) => {
          const bits = atob(slices[segment.number]);
          const room = bits.length * 8; // a power of two
          const set = (bit) => bits.charCodeAt(bit >> 3) & (128 >> (bit & 7));
          return set(Math.floor((place % 1) * room)) && set(number % room);
        });
      }));
    return sort === "old" ? open : open.reverse();
  }

  async function* candidates(run, wanted, headline) {
    const { asked } = run;
    const titled = headline ? wanted.slice(0, 2) : [];
    const rare = ranked(asked.parts, numbered).slice(0, ASKED);
    run.room = ROOM + MORE * (await root()).segments.length;
    const open = await places(asked, [...[...asked.must, ...titled].map(hash), ...rare]);
    let step = open.length > FEW ? 1 : FEW; // then ever more at once
    for (let at = 0; at < open.length; step *= 2) {
      if (at && overspent(run)) yield null;
      const group = open.slice(at, at + Math.max(1, Math.min(step, Math.floor(unspent(run) / LOOK))));
      const looked = await Promise.all(group.map((segment) => look(segment, asked.must, wanted, run)));
      at += group.length;
      run.waiting += looked.reduce((sum, found) => sum + found.length, 0);
      run.all = !headline && at >= open.length;
      for (const [nth, segment] of group.entries()) {
        const found = looked[nth];
        run.reached = asked.sort === "old" ? segment.last : segment.first;
        if (!found.length) continue;
        const names = await addresses(segment);
        for (const number of asked.sort === "old" ? found : found.reverse()) {
          const name = names[number];
          run.waiting--;
          if (within(asked, name.slice(0, 10).replaceAll("/", "-"))) yield { name, segment, headline };
        }
      }
    }
  }

  async function* inOrder(run) {
    const wanted = ranked(run.asked.parts, pairs);
    if (run.asked.sort === "fit" && wanted.length)
      yield* candidates(run, wanted.map((pair) => chosen("t", pair)), true);
    run.waiting = 0;
    yield* candidates(run, wanted, false);
  }

  // ── hits: where the parts stand in a text
  function hits({ folded, spans }, parts) {
    const found = [];
    for (const [part, each] of parts.entries())
      for (let at = folded.indexOf(each); at >= 0; at = folded.indexOf(each, at + each.length))
        found.push([spans[at][0], spans[at + each.length - 1][1], part]);
    return found.sort((one, other) => one[0] - other[0]);
  }

  async function read({ name, segment, headline }, run) {
    const text = await load(`${words.folder}text/${name}.js?${segment.version}`);
    const [line, texts] = text;
    run.text = Math.max(run.text, weight(text));
    const { parts } = run.asked;
    const folded = texts.map(fold);
    const searched = headline ? folded.slice(0, 4) : folded;
    const holds = parts.every((each) => searched.some((text) => text.folded.includes(each)));
    return holds && { name, line, texts, found: folded.map((text) => hits(text, parts)) };
  }

  // ── showing
  function element(name, kind, ...children) {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    made.append(...children);
    return made;
  }

  const say = (word, value) => words[word].replace("%s", () => value);

  function marked(text, spans, start = 0, end = text.length) {
    const pieces = [];
    let at = start;
    for (const [from, to] of spans) {
      if (from < Math.max(at, start) || to > end) continue;
      pieces.push(text.slice(at, from), element("mark", "", text.slice(from, to)));
      at = to;
    }
    return [...pieces, text.slice(at, end)];
  }

  function snippet(text, [from, to]) { // whole clauses around a hit
    const before = text.slice(Math.max(0, from - LONG / 2), from);
    const start = from <= LONG / 2 ? 0 : from - before.length + before.search(CLAUSE) + 1;
    if (text.length <= start + LONG) return [start, text.length];
    const after = text.slice(to, Math.max(to, start + LONG));
    const cut = [...after].reverse().findIndex((char) => CLAUSE.test(char));
    return [start, to + after.length - Math.max(0, cut)];
  }

  function snippets({ texts, found }) { // each part of the question once, then what else there is room for
    const all = found.flatMap((spans, field) => (field < 4 ? [] : spans.map((span) => ({ field, span }))));
    const firsts = all.filter((one, at) => all.findIndex((other) => other.span[2] === one.span[2]) === at);
    const shown = [];
    for (const { field, span } of [...firsts, ...all]) {
      const covered = shown.some((one) => one.field === field && one.start <= span[0] && span[1] <= one.end);
      if (covered || shown.length === SNIPPETS) continue;
      const [start, end] = snippet(texts[field], span);
      shown.push({ field, start, end });
    }
    const opening = texts.findIndex((text, field) => field > 3 && text.length > 24);
    if (!shown.length && opening > 0)
      shown.push({ field: opening, start: 0, end: snippet(texts[opening], [0, 0])[1] });
    shown.sort((one, other) => one.field - other.field || one.start - other.start);
    return shown.map(({ field, start, end }) => element("p", "snip",
      start ? "……" : "", ...marked(texts[field], found[field], start, end), end < texts[field].length ? "……" : ""));
  }

  function show(hit) {
    const [series, kicker, title, subtitle] = hit.texts.map((text, number) => marked(text, hit.found[number]));
    const link = element("a", "", ...title);
    link.href = `${hit.name}.html`;
    const above = [...series, series.join("") && kicker.join("") ? " " : "", ...kicker];
    const item = element("li", "", element("p", "by", element("span", "", hit.line)));
    if (above.join("")) item.append(element("p", "kick", ...above));
    item.append(element("h2", "h h3", link));
    if (hit.texts[3]) item.append(element("p", "deck", ...subtitle));
    item.append(...snippets(hit));
    const total = hit.found.reduce((sum, spans) => sum + spans.length, 0);
    const others = total - item.querySelectorAll("mark").length;
    if (others > 0) item.lastChild.append(" ", element("small", "", say("also", others)));
    upright(item);
    list.append(item);
  }

  // numbers in vertical lines, as broadsheet/web/upright.py marks those of pages
  function upright(shown) {
    if (!vertical) return;
    const nodes = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (nodes.nextNode()) texts.push(nodes.currentNode);
    for (const text of texts)
      text.replaceWith(...text.data.split(TOKEN).map((token) =>
        ACROSS.test(token) ? element("span", "tcy", token) : BELOW.test(token) ? element("span", "up", token) : token));
  }

  // ── the run of one question; a later one takes its place
  let current = null;
  const unspent = (run) => run.room - (spent - run.began); // bytes that it may still load
  const overspent = (run) => unspent(run) < LOOK;

  function tell(...texts) {
    said.replaceChildren(...texts.filter(Boolean).map((text) => element("span", "", text)));
    upright(said);
  }

  function report(run) {
    const { asked, shown, done } = run;
    const exact = run.all && run.sure && asked.sort !== "fit" && asked.parts.every((text) => [...text].length === 2)
      && !asked.from && !asked.to;
    more.hidden = done;
    const text = fields.q.value.trim();
    if (done && !shown) return tell(text ? say("none", text) : words.nothing, words.try);
    if (done || exact) return tell(say("total", shown + (done ? 0 : run.waiting)));
    return tell(say("least", shown), !run.all && say("reached", run.reached.slice(0, 4)));
  }

  function lost(run) { // what should have followed is lost with the file, so all is asked again
    run.failed = true;
    tell(words.failed);
    more.textContent = words.again;
    more.hidden = false;
  }

  function busy(state) {
    list.setAttribute("aria-busy", String(state));
  }

  // candidates whose texts are read at once: no more than are wanted, and than there is room for
  async function next(run, wanted) {
    const some = [];
    while (!run.done && some.length < Math.min(wanted, Math.max(1, Math.floor(unspent(run) / (run.text || 1))))) {
      const { value, done } = await run.source.next();
      if (run !== current) return [];
      run.done = done;
      if (value === null) run.paused = true;
      if (!value) break;
      if (!run.seen.has(value.name)) some.push(value);
    }
    return some;
  }

  async function go(run) {
    const enough = run.shown + PAGE;
    run.paused = false;
    busy(true);
    more.disabled = true;
    tell(words.busy);
    try {
      while (!run.done && !run.paused && run.shown < enough && unspent(run) > 0) {
        const some = await next(run, Math.min(enough - run.shown, run.text ? PAGE : FEW));
        const texts = await Promise.all(some.map((each) => read(each, run)));
        if (run !== current) return;
        for (const hit of texts) {
          if (!hit || run.seen.has(hit.name)) continue; // found by its headline before
          run.seen.add(hit.name);
          run.shown++;
          show(hit);
        }
      }
      report(run);
    } catch {
      if (run !== current) return;
      lost(run);
    }
    more.disabled = false;
    busy(false);
  }

  async function start() {
    const run = (current = {
      shown: 0, seen: new Set(), done: false, waiting: 0, all: false, sure: true, reached: "",
      share: new Map(), text: 0, room: ROOM, began: spent,
    });
    list.replaceChildren();
    plain.hidden = address() !== "?";
    more.hidden = true;
    busy(true);
    try {
      run.asked = await question();
    } catch { /* told below */ }
    if (run !== current) return;
    const { asked } = run;
    const text = fields.q.value.trim();
    plain.hidden = !asked?.empty;
    document.title = text ? `${text} · ${words.title}` : words.title;
    more.textContent = words[asked?.sort === "old" ? "later" : "earlier"];
    if (asked && !asked.empty && asked.parts.every((each) => [...each].length > 1)) {
      run.source = inOrder(run);
      return go(run);
    }
    busy(false);
    if (!asked) return lost(run);
    tell(asked.parts.length ? words.one : "");
  }

  // ── the address
  function address() {
    const kept = [...new FormData(form)].filter(([name, value]) => value.trim() && !(name === "sort" && value === "new"));
    return `?${new URLSearchParams(kept)}`;
  }

  function recall() {
    const given = new URLSearchParams(location.search);
    for (const name of ["q", ...NARROW]) fields[name].value = given.get(name) || "";
    fields.sort.value = ["old", "fit"].includes(given.get("sort")) ? given.get("sort") : "new";
    if ([...NARROW, "sort"].some((name) => given.get(name))) form.querySelector("details").open = true;
    start();
  }

  function ask() {
    if (address() !== (location.search || "?")) history.pushState(null, "", address());
    start();
  }

  // ── the keys
  async function goOn() {
    const before = current.failed ? 0 : list.children.length;
    current.began = spent;
    await (current.failed ? start() : go(current));
    (list.children[before]?.querySelector("a") || (more.hidden ? fields.q : more)).focus();
  }

  function walk(event) { // up and down from the field through the results, and back with Escape
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = [fields.q, ...list.querySelectorAll("a"), ...(more.hidden ? [] : [more])];
    const at = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1, Escape: -at }[event.key];
    if (at < 0 || !step || !stops[at + step]) return;
    event.preventDefault();
    stops[at + step].focus();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  form.addEventListener("change", (event) => event.target !== fields.q && ask());
  addEventListener("popstate", recall);
  more.addEventListener("click", goOn);
  addEventListener("keydown", walk);
  form.hidden = false;
  recall();
})();
