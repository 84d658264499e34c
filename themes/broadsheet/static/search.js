/* The search of search.html: works from a server and from a disk alike, loads by script what a query needs,
   and nothing that it loads becomes anything but text. docs/search.md tells the format. */
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
  const FEW = 3; // segments that are looked into at once
  const MOST = 12; // texts that are looked through for them before the reader is asked
  const TERMS = 12; // pairs of a long query that are looked up; the text itself settles the rest
  const ASKED = 4; // numbers that the directory is asked, two at a time
  const ROOM = 72; // characters of a snippet
  const SNIPPETS = 3; // an article
  const NARROW = ["from", "to", "section", "person", "page"];
  const MARK = "\u3000"; // around terms that are no pair
  const SILENT = /[\p{Z}\p{M}\p{Cc}\p{Cf}]/gu;
  const CLAUSE = /[，。；：！？、,;:!?…]/;
  const say = (word, value) => words[word].replace("%s", () => value);

  // ── loading: each file calls broadsheet(value)
  const loaded = new Map();
  window.broadsheet = (value) => {
    document.currentScript.value = value;
  };
  const load = (path) => {
    if (!loaded.has(path))
      loaded.set(path, new Promise((done, fail) => {
        const script = document.createElement("script");
        script.src = path;
        script.onload = script.onerror = () => { // a host may answer with a page of its own
          script.remove();
          if ("value" in script) return done(script.value);
          loaded.delete(path);
          fail(path);
        };
        document.head.append(script);
      }));
    return loaded.get(path);
  };
  const part = (segment, file) => load(`${words.folder}grams/${segment.name}/${file}.js?${segment.version}`);
  const root = async () => {
    const [shards, rows] = await load(`${words.folder}index.js`);
    const segments = rows.map(([name, first, last, count, buckets, version], number) =>
      ({ name, first, last, count, buckets, version, number }));
    return { shards, segments };
  };

  // ── the normal form: as broadsheet/chinese/folding.py
  const first = new Map(); // character → the first of its class, of all classes met so far
  const bare = new Map();
  const strip = (sign) => {
    if (!bare.has(sign)) bare.set(sign, sign.normalize("NFKD").toLowerCase().replace(SILENT, ""));
    return bare.get(sign);
  };
  const fold = (text) => {
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
  };
  const learn = (text) => Promise.all([...new Set([...text].map(strip).join(""))].map(async (char) => {
    if (/[a-z0-9]/.test(char)) return;
    const classes = await load(`${words.classes}${hash(char) % 256}.js`);
    const found = classes.split("\n").find((line) => line.includes(char));
    for (const member of found || "") first.set(member, [...found][0]);
  }));

  // ── terms: as broadsheet/web/search/terms.py
  const hash = (term) => {
    let state = 0x811c9dc5;
    for (const char of term) state = Math.imul(state ^ char.codePointAt(0), 0x01000193);
    state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    return (state ^ (state >>> 13)) >>> 0;
  };
  const chosen = (kind, value) => MARK + kind + value + MARK;
  const pairs = (folded) => { // first those that cover the text, its end before all
    const chars = [...folded];
    const all = chars.slice(1).map((char, at) => chars[at] + char);
    const [last] = all.splice(-1);
    const covering = (_, at) => at % 2 === 0;
    return [last, ...all.filter(covering), ...all.filter((...one) => !covering(...one))].slice(0, TERMS);
  };

  const numbered = (folded) => { // what the directory is asked: triples, the ends first; of a pair, itself
    const chars = [...folded];
    const last = chars.length - 3;
    if (last < 0) return [hash(folded)];
    return [...new Set([0, last, Math.floor(last / 3), Math.floor(last / 1.5)])].map((start) =>
      chars.slice(start, start + 3).reduce((sum, char, place) => (sum + hash(place + char)) >>> 0, 0));
  };

  // ── what is asked
  const day = (text) => { // 1987年5月 → 1987-05
    const [year, ...rest] = text.match(/\d+/g) || [""];
    return [year, ...rest.slice(0, 2).map((number) => number.padStart(2, "0"))].join("-");
  };
  const question = async () => {
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
  };

  // ── candidates: which articles hold the terms, in order
  const numbers = (bucket, term) => {
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
  };
  const holding = async (segment, term) => numbers(await part(segment, hash(term) % segment.buckets), term);
  const look = async (segment, must, wanted, state) => {
    let found = null;
    for (let at = 0; !found || (at < wanted.length && found.length > 3); at += 2) {
      const terms = [...(at ? [] : must), ...wanted.slice(at, at + 2)];
      state.looks += terms.length;
      for (const some of await Promise.all(terms.map((term) => holding(segment, term)))) {
        const here = new Set(some);
        found = found ? found.filter((number) => here.has(number)) : some;
      }
      found = found || [...Array(segment.count).keys()];
    }
    return found;
  };
  const within = ({ from, to }, date) => date >= from && (!to || date.slice(0, to.length) <= to);
  const places = async (asked, hashes) => { // segments that may hold all that is asked, in the order asked for
    const { shards, segments } = await root();
    const { from, to } = asked;
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
    return asked.sort === "old" ? open : open.reverse();
  };
  const ranked = (parts, told) => parts // what is told of each, in turn
    .flatMap((each) => told(each).map((value, rank) => ({ value, rank })))
    .sort((one, other) => one.rank - other.rank)
    .map(({ value }) => value);
  async function* candidates(asked, wanted, headline, state) {
    const titled = headline ? wanted.slice(0, 2) : [];
    const rare = ranked(asked.parts, numbered).slice(0, ASKED);
    const open = await places(asked, [...[...asked.must, ...titled].map(hash), ...rare]);
    const enough = Math.min(40, 12 + (await root()).segments.length / 2);
    let step = open.length > FEW ? 1 : FEW; // then ever more at once
    for (let at = 0; at < open.length; step *= 2) {
      if (state.looks >= enough) yield null;
      const group = open.slice(at, at + Math.max(1, Math.min(step, (enough - state.looks) >> 1)));
      const looked = await Promise.all(group.map((segment) => look(segment, asked.must, wanted, state)));
      at += group.length;
      state.waiting += looked.reduce((sum, found) => sum + found.length, 0);
      state.all = !headline && at >= open.length;
      for (const [nth, segment] of group.entries()) {
        const found = looked[nth];
        state.reached = asked.sort === "old" ? segment.last : segment.first;
        if (!found.length) continue;
        const names = (await part(segment, "issues")).split("\n").flatMap((line) => {
          const [folder, ...tails] = line.split(" ");
          return tails.map((tail) => `${folder}/${tail}`);
        });
        for (const number of asked.sort === "old" ? found : found.reverse()) {
          const name = names[number];
          state.waiting--;
          if (within(asked, name.slice(0, 10).replaceAll("/", "-"))) yield { name, segment, headline };
        }
      }
    }
  }
  async function* inOrder(asked, state) {
    const wanted = ranked(asked.parts, pairs);
    if (asked.sort === "fit" && wanted.length)
      yield* candidates(asked, wanted.map((pair) => chosen("t", pair)), true, state);
    state.waiting = 0;
    yield* candidates(asked, wanted, false, state);
  }

  // ── hits: where the parts stand in a text
  const hits = (text, parts) => {
    const { folded, spans } = fold(text);
    const found = [];
    for (const [part, each] of parts.entries())
      for (let at = folded.indexOf(each); at >= 0; at = folded.indexOf(each, at + each.length))
        found.push([spans[at][0], spans[at + each.length - 1][1], part]);
    return found.sort((one, other) => one[0] - other[0]);
  };
  const read = async ({ name, segment, headline }, parts) => {
    const [line, texts] = await load(`${words.folder}text/${name}.js?${segment.version}`);
    const found = texts.map((text) => hits(text, parts));
    const folded = texts.slice(0, headline ? 4 : undefined).map((text) => fold(text).folded);
    const holds = parts.every((each) => folded.some((text) => text.includes(each)));
    return holds && { name, line, texts, found };
  };

  // ── showing
  const element = (name, kind, ...children) => {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    made.append(...children);
    return made;
  };
  const marked = (text, spans, start = 0, end = text.length) => {
    const pieces = [];
    let at = start;
    for (const [from, to] of spans) {
      if (from < Math.max(at, start) || to > end) continue;
      pieces.push(text.slice(at, from), element("mark", "", text.slice(from, to)));
      at = to;
    }
    return [...pieces, text.slice(at, end)];
  };
  const snippet = (text, [from, to]) => { // whole clauses around a hit
    const before = text.slice(Math.max(0, from - ROOM / 2), from);
    const start = from <= ROOM / 2 ? 0 : from - before.length + before.search(CLAUSE) + 1;
    if (text.length <= start + ROOM) return [start, text.length];
    const after = text.slice(to, Math.max(to, start + ROOM));
    const cut = [...after].reverse().findIndex((char) => CLAUSE.test(char));
    return [start, to + after.length - Math.max(0, cut)];
  };
  const snippets = ({ texts, found }) => { // each part of the question once, then what else there is room for
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
  };
  const show = (hit) => {
    const [series, kicker, title, subtitle] = hit.texts.map((text, number) => marked(text, hit.found[number]));
    const link = element("a", "", ...title);
    link.href = `${hit.name}.html`;
    const above = [...series, series.join("") && kicker.join("") ? " " : "", ...kicker];
    const item = element("li", "", element("p", "by", hit.line));
    if (above.join("")) item.append(element("p", "kick", ...above));
    item.append(element("h2", "h h3", link));
    if (hit.texts[3]) item.append(element("p", "deck", ...subtitle));
    const shown = snippets(hit);
    const total = hit.found.reduce((sum, spans) => sum + spans.length, 0);
    item.append(...shown);
    const others = total - item.querySelectorAll("mark").length;
    if (others > 0) item.lastChild.append(" ", element("small", "", say("also", others)));
    list.append(item);
  };

  // ── the run of one question; a later one takes its place
  let run = null;
  const tell = (...texts) => said.replaceChildren(...texts.filter(Boolean).map((text) => element("span", "", text)));
  const report = (mine) => {
    const { state, asked, shown, done } = mine;
    const exact = state.all && asked.sort !== "fit" && asked.parts.every((text) => [...text].length === 2)
      && !asked.from && !asked.to;
    more.hidden = done;
    const text = fields.q.value.trim();
    if (done && !shown) return tell(text ? say("none", text) : words.nothing, words.try);
    if (done || exact) return tell(say("total", shown + (done ? 0 : state.waiting)));
    return tell(say("least", shown), !state.all && say("reached", state.reached.slice(0, 4)));
  };
  const lost = (mine) => { // what should have followed is lost with the file, so all is asked again
    mine.failed = true;
    tell(words.failed);
    more.textContent = words.again;
    more.hidden = false;
  };
  const go = async (mine) => {
    const before = mine.shown;
    let left = MOST;
    mine.state.looks = 0;
    list.setAttribute("aria-busy", "true");
    more.disabled = true;
    tell(words.busy);
    try {
      while (!mine.done && left > 0 && mine.shown < before + PAGE) {
        const some = [];
        while (some.length < Math.min(left, before + PAGE - mine.shown)) {
          const { value, done } = await mine.source.next();
          if (run !== mine) return;
          mine.done = done;
          if (done) break;
          if (!value) { // enough has been looked into
            left = 0;
            break;
          }
          if (!mine.seen.has(value.name)) some.push(value);
        }
        left -= some.length;
        const texts = await Promise.all(some.map((each) => read(each, mine.asked.parts)));
        if (run !== mine) return;
        for (const hit of texts) {
          if (!hit || mine.seen.has(hit.name)) continue; // found by its headline before
          mine.seen.add(hit.name);
          mine.shown++;
          show(hit);
        }
      }
      report(mine);
    } catch {
      if (run !== mine) return;
      lost(mine);
    }
    more.disabled = false;
    list.setAttribute("aria-busy", "false");
  };
  const start = async () => {
    const mine = (run = { shown: 0, seen: new Set(), done: false, state: { looks: 0, waiting: 0, all: false, reached: "" } });
    list.replaceChildren();
    plain.hidden = address() !== "?";
    more.hidden = true;
    list.setAttribute("aria-busy", "true");
    try {
      mine.asked = await question();
    } catch { /* told below */ }
    if (run !== mine) return;
    const { asked } = mine;
    const text = fields.q.value.trim();
    plain.hidden = !asked?.empty;
    document.title = text ? `${text} · ${words.title}` : words.title;
    more.textContent = words[asked?.sort === "old" ? "later" : "earlier"];
    if (asked && !asked.empty && (!asked.parts.length || asked.parts.every((each) => [...each].length > 1))) {
      mine.source = inOrder(asked, mine.state);
      return go(mine);
    }
    list.setAttribute("aria-busy", "false");
    if (!asked) return lost(mine);
    tell(asked.parts.length ? words.one : "");
  };

  // ── the address, the keys
  const address = () => {
    const kept = [...new FormData(form)].filter(([name, value]) => value.trim() && !(name === "sort" && value === "new"));
    return `?${new URLSearchParams(kept)}`;
  };
  const recall = () => {
    const given = new URLSearchParams(location.search);
    for (const name of ["q", ...NARROW]) fields[name].value = given.get(name) || "";
    fields.sort.value = ["old", "fit"].includes(given.get("sort")) ? given.get("sort") : "new";
    if ([...NARROW, "sort"].some((name) => given.get(name))) form.querySelector("details").open = true;
    start();
  };
  const ask = () => {
    if (address() !== (location.search || "?")) history.pushState(null, "", address());
    start();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  form.addEventListener("change", (event) => event.target !== fields.q && ask());
  addEventListener("popstate", recall);
  more.addEventListener("click", async () => {
    const before = run.failed ? 0 : list.children.length;
    await (run.failed ? start() : go(run));
    (list.children[before]?.querySelector("a") || (more.hidden ? fields.q : more)).focus();
  });
  addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = [...list.querySelectorAll("a")];
    const at = document.activeElement === fields.q ? -1 : links.indexOf(document.activeElement);
    if (!step || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (at < 0 && document.activeElement !== fields.q) return;
    const next = at + step < 0 ? fields.q : links[at + step];
    if (!next || next === document.activeElement) return;
    event.preventDefault();
    next.focus();
  });
  form.hidden = false;
  recall();
})();
