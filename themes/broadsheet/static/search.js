/* The search of search.html: works from a server and from a disk alike, loads by script what a query needs,
   and nothing that it loads becomes anything but text. docs/search.md tells the format.
   A question → the segments that may hold it → the articles there that may → those whose text does → shown. */
(() => {
  "use strict";
  const [form, said, list, more, plain] = ["search", "said", "found", "more", "plain"].map((id) => document.getElementById(id));
  const words = form.dataset;
  const fields = form.elements;
  const PAGE = 10; // results at a time
  const FEW = 3; // segments that are looked into at once; articles whose texts tell more than another pair
  const TEXT = 20000; // bytes that the text of an article takes at most, until one is known
  const ROOM = 48000; // bytes that a question may load, about, before the reader is asked
  const MORE = 1000; // and for each segment
  const LOOK = 9000; // that looking into a segment takes at most, about
  const UNKNOWN = 0.1; // share of a segment's articles that a pair is taken to stand in, until it is known
  const TERMS = 6; // pairs of a long query that are looked up; the text itself settles the rest
  const ASKED = 4; // numbers that the directory is asked, two at a time
  const LONG = 72; // characters of a snippet
  const SNIPPETS = 3; // an article
  const MARK = "\u3000"; // around terms that are no pair
  const SILENT = /[\p{Z}\p{M}\p{Cc}\p{Cf}]/gu;
  const CLAUSE = /[，。；：！？、,;:!?…]/;
  const COMMON = /[,。的一了是不在有人这這上来來到]/;

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
  const known = new Map(); // character → its normal form
  const strip = (text) => text.normalize("NFKD").toLowerCase().replace(SILENT, "");

  function normal(sign) {
    if (!known.has(sign)) known.set(sign, [...strip(sign)].map((char) => first.get(char) || char).join(""));
    return known.get(sign);
  }

  function fold(text) {
    const spans = []; // of each unit of the folded text: where it stands in the text
    let folded = "";
    let place = 0;
    for (const sign of text) {
      const form = normal(sign);
      folded += form;
      spans.push(...Array(form.length).fill([place, place + sign.length]));
      place += sign.length;
    }
    return { folded, spans };
  }

  const learn = (text) => Promise.all([...new Set(strip(text))].map(async (char) => {
    if (/[a-z0-9]/.test(char)) return;
    const classes = await load(`${words.classes}${hash(char) % 256}.js`);
    const found = classes.split("\n").find((line) => line.includes(char));
    for (const member of found || "") first.set(member, [...found][0]);
    known.clear();
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
    const inTurn = [0, 1].flatMap((odd) => all.filter((_, at) => at % 2 === odd));
    const usual = (term) => term.split(COMMON).length;
    return [last, ...inTurn].sort((one, other) => usual(one) - usual(other)).slice(0, TERMS);
  }

  function numbered(folded) { // what the directory is asked: triples, the ends first; of a pair, itself
    const chars = [...folded];
    const last = chars.length - 3;
    if (last < 0) return [hash(folded)];
    return [...new Set([0, last, Math.floor(last / 3), Math.floor(last / 1.5)])].map((start) =>
      chars.slice(start, start + 3).reduce((sum, char, place) => (sum + hash(place + char)) >>> 0, 0));
  }

  const ranked = (parts, told) => parts // what is told of each, in turn
    .flatMap((each) => [...told(each).entries()]).sort(([one], [other]) => one - other).map(([, value]) => value);

  // ── what is asked
  function day(text) { // 1987年5月 → 1987-05
    return (text.match(/\d+/g) || []).slice(0, 3).map((number) => number.padStart(2, "0")).join("-");
  }

  async function question() {
    const value = (name) => fields[name].value.trim();
    await learn(value("q") + value("person"));
    let parts = value("q").split(/\s+/).map((text) => fold(text).folded).filter(Boolean);
    if (parts.some((text) => [...text].length < 2)) parts = [parts.join("")];
    const must = [
      ["s", value("section")],
      ["p", fold(value("person")).folded],
      ["n", fold(value("page")).folded.replace(/^0+/, "")],
    ].filter(([, text]) => text).map((pair) => chosen(...pair));
    const [from, to] = [day(value("from")), day(value("to"))];
    return { parts, must, from, to, sort: value("sort"), empty: !(from || to || parts.length || must.length) };
  }

  // ── candidates: which articles may hold what is asked, in order
  function numbers(bucket, term) {
    const [, after = ""] = ` ${bucket}`.split(` ${term}`);
    let next = 0;
    return Array.from(after.split(" ")[0].matchAll(/([a-z]*)(.)/g), ([, letters, last]) => {
      const high = [...letters].reduce((sum, letter) => sum * 26 + parseInt(letter, 36) - 10, 0);
      next += high * 36 + parseInt(last, 36) + 1;
      return next - 1;
    });
  }

  // two terms at a time, the rarest that are known first, until few articles are left
  async function look(segment, must, wanted, run) {
    const share = (term) => run.share.get(term) ?? UNKNOWN;
    const left = [...wanted].sort((one, other) => share(one) - share(other));
    let found = null;
    while (!found || (left.length && found.length > FEW && !overspent(run))) {
      const terms = [...(found ? [] : must), ...left.splice(0, 2)];
      const buckets = await Promise.all(terms.map((term) => part(segment, hash(term) % segment.buckets)));
      found = found || [...Array(segment.count).keys()];
      for (const [at, term] of terms.entries()) {
        const here = new Set(numbers(buckets[at], term));
        found = found.filter((number) => here.has(number));
        run.share.set(term, here.size / segment.count);
      }
    }
    if (left.length && found.length) run.sure = false;
    return found;
  }

  const within = ({ from, to }, start, end) => end >= from && start.slice(0, to.length) <= to;

  // segments that may hold all that is asked, in the order asked for
  async function places(asked, hashes) {
    const { shards, segments } = await root();
    let open = segments.filter(({ first, last }) => within(asked, first, last));
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
  }

  async function* candidates(run, wanted, headline) {
    const { asked } = run;
    const titled = headline ? wanted.slice(0, 2) : [];
    const rare = ranked(asked.parts, numbered).slice(0, ASKED);
    run.room = ROOM + MORE * (await root()).segments.length;
    const open = await places(asked, [...[...asked.must, ...titled].map(hash), ...rare]);
    let step = open.length > FEW ? 1 : FEW; // then ever more at once
    for (; open.length; step *= 2) {
      if (overspent(run)) yield null;
      const group = open.splice(0, Math.max(1, Math.min(step, unspent(run) / LOOK)));
      const looked = await Promise.all(group.map((segment) => look(segment, asked.must, wanted, run)));
      run.waiting += looked.flat().length;
      run.all = !headline && !open.length;
      for (const [nth, segment] of group.entries()) {
        const found = looked[nth];
        run.reached = asked.sort === "old" ? segment.last : segment.first;
        if (!found.length) continue;
        const names = await addresses(segment);
        for (const number of asked.sort === "old" ? found : found.reverse()) {
          const name = names[number];
          run.waiting--;
          const date = name.slice(0, 10).replaceAll("/", "-");
          if (within(asked, date, date)) yield { name, segment, headline };
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
    const [line, texts] = await load(`${words.folder}text/${name}.js?${segment.version}`);
    run.text = weight(texts);
    const { parts } = run.asked;
    const folded = texts.map(fold);
    const searched = headline ? folded.slice(0, 4) : folded;
    const holds = parts.every((each) => searched.some((text) => text.folded.includes(each)));
    return holds && { name, line, texts, found: folded.map((text) => hits(text, parts)) };
  }

  // ── showing
  const upright = window.upright || ((text) => text); // numbers, in a theme of vertical lines

  function fill(made, children) {
    made.append(...children.flatMap(upright));
    return made;
  }

  const element = (name, text) => fill(document.createElement(name), [text]);

  const say = (word, value) => words[word].replace("%s", () => value);

  function marked(text, spans, start = 0, end = text.length) {
    const pieces = [start ? "……" : ""];
    let at = start;
    for (const [from, to] of spans) {
      if (from < at || to > end) continue;
      pieces.push(text.slice(at, from), element("mark", text.slice(from, to)));
      at = to;
    }
    return [...pieces, text.slice(at, end), end < text.length ? "……" : ""];
  }

  function snippet(text, from, to) { // whole clauses around a hit
    const before = text.slice(Math.max(0, from - LONG / 2), from);
    const start = from <= LONG / 2 ? 0 : from - before.length + before.search(CLAUSE) + 1;
    if (text.length <= start + LONG) return [start, text.length];
    const after = text.slice(to, Math.max(to, start + LONG));
    const cut = [...after].reverse().findIndex((char) => CLAUSE.test(char));
    return [start, to + after.length - Math.max(0, cut)];
  }

  function snippets({ texts, found }) { // each part of the question once, then what else there is room for
    const all = found.flatMap((spans, field) => (field < 4 ? [] : spans.map((span) => [field, ...span])));
    const firsts = all.filter(([, , , part], at) => all.findIndex((other) => other[3] === part) === at);
    const opening = texts.findIndex((text, field) => field > 3 && text.length > 24);
    if (opening > 0 && !all.length) firsts.push([opening, 0, 0]);
    const shown = [];
    for (const [field, from, to] of [...firsts, ...all]) {
      const covered = shown.some(([one, start, end]) => one === field && start <= from && to <= end);
      if (!covered && shown.length < SNIPPETS) shown.push([field, ...snippet(texts[field], from, to)]);
    }
    shown.sort(([one, start], [other, begin]) => one - other || start - begin);
    return shown.map(([field, start, end]) => marked(texts[field], found[field], start, end));
  }

  function show({ name, line, texts, found }) {
    const [series, kicker, title, deck] = texts.map((text, number) => marked(text, found[number]));
    const item = document.getElementById("hit").content.firstElementChild.cloneNode(true);
    const places = item.querySelectorAll("span, .kick, a, .deck, .snip");
    [[line], [...series, texts[0] && texts[1] && " ", ...kicker], title, deck, ...snippets({ texts, found })]
      .forEach((children, at) => fill(places[at], children));
    item.querySelector("a").href = `${name}.html`;
    item.querySelectorAll(":empty").forEach((place) => place.remove());
    const others = found.flat().length - item.querySelectorAll("mark").length;
    if (others > 0) item.lastElementChild.append(" ", element("small", say("also", others)));
    list.append(item);
  }

  // ── the run of one question; a later one takes its place
  let current = null;
  const unspent = (run) => run.room - (spent - run.began); // bytes that it may still load
  const overspent = (run) => unspent(run) < LOOK;

  function tell(...texts) {
    said.replaceChildren(...texts.filter(Boolean).map((text) => element("span", text)));
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
    list.setAttribute("aria-busy", state);
    more.disabled = state;
  }

  // candidates whose texts are read at once: no more than are wanted, and than there is room for
  async function next(run, wanted) {
    const some = [];
    while (!run.paused && some.length < wanted && some.length * run.text < unspent(run)) {
      const { value, done } = await run.source.next();
      if (run !== current) return [];
      run.done = done;
      run.paused = !value;
      if (value) some.push(value);
    }
    return some;
  }

  async function go(run) {
    const enough = run.shown + PAGE;
    run.paused = false;
    busy(true);
    tell(words.busy);
    try {
      run.asked ??= await question();
      if (run !== current) return;
      const { parts, empty } = run.asked;
      plain.hidden = !empty;
      run.source ??= inOrder(run);
      const short = parts.some((each) => [...each].length < 2);
      while (!empty && !short && !run.paused && run.shown < enough && unspent(run) > 0) {
        const some = await next(run, enough - run.shown);
        const texts = await Promise.all(some.map((each) => read(each, run)));
        if (run !== current) return;
        for (const hit of texts) {
          if (!hit || run.seen.has(hit.name)) continue; // found by its headline before
          run.seen.add(hit.name);
          run.shown++;
          show(hit);
        }
      }
      if (empty || short) tell(short && words.one);
      else report(run);
    } catch {
      if (run !== current) return;
      lost(run);
    }
    busy(false);
  }

  function start() {
    const text = fields.q.value.trim();
    document.title = (text && `${text} · `) + words.title;
    list.replaceChildren();
    plain.hidden = address() !== "?";
    more.hidden = true;
    more.textContent = words[fields.sort.value === "old" ? "later" : "earlier"];
    return go(current = {
      shown: 0, seen: new Set(), done: false, waiting: 0, all: false, sure: true, reached: "",
      share: new Map(), text: TEXT, room: ROOM, began: spent,
    });
  }

  // ── the address
  function address() {
    const kept = [...new FormData(form)].filter(([, value]) => value.trim());
    return `?${new URLSearchParams(kept)}`;
  }

  function recall() {
    const given = new URLSearchParams(location.search);
    for (const field of fields) field.value = given.get(field.name) || "";
    if ([...fields].some((field) => field.value && field !== fields.q)) form.querySelector("details").open = true;
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
