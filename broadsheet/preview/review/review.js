// 复核页的按键和联动。没有它页面照样能用：每一行是链接，每个操作是表单里的按钮。
"use strict";
{
  const MARKS = { t: "title", h: "subhead", c: "caption", f: "furniture", b: "paragraph",
    e: "kicker", r: "subtitle", y: "byline", x: "continuation" };
  const DEEDS = { a: "accept", s: "split", m: "merge", u: "undo", ...MARKS };
  const live = document.getElementById("live");
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const page = () => document.getElementById("page");
  const deed = (name) => one(`#act button[value="${name}"]`);

  let rows = []; // the links of the lines that hold text, in order
  let places = new Map(); // line → its place in rows
  let at = 0; // places in rows: where the editor stands, and where the selection began
  let from = 0;
  let typed = null; // digits of an article's number while a move waits for it
  let busy = false;

  const number = (row) => Number(row.dataset.line);
  const say = (text) => { live.textContent = text; };

  const place = (line) => {
    if (places.has(line)) return places.get(line);
    const after = rows.findIndex((row) => number(row) >= line);
    return after < 0 ? rows.length - 1 : after;
  };

  // —— what is lit

  const light = (parts) => {
    all(".part.lit, .line .lit").forEach((each) => each.classList.remove("lit"));
    for (const part of parts) {
      document.getElementById(part)?.classList.add("lit");
      all(`.line [data-part="${CSS.escape(part)}"]`).forEach((run) => run.classList.add("lit"));
    }
    const shown = document.getElementById(parts[0]);
    if (shown) reveal(shown);
  };

  const reveal = (element) => {
    if (!element.offsetParent) return; // in the pane that a narrow screen hides
    const pane = element.closest(".pane");
    const room = pane.scrollHeight > pane.clientHeight ? pane.getBoundingClientRect() : { top: 0, bottom: innerHeight };
    const box = element.getBoundingClientRect();
    if (box.top < room.top + 48 || box.bottom > room.bottom - 24) element.scrollIntoView({ block: "center" });
  };

  const mark = () => {
    const [top, end] = [Math.min(at, from), Math.max(at, from)];
    all(".lines .chosen").forEach((each) => each.classList.remove("chosen"));
    all(".line[aria-current]").forEach((each) => each.removeAttribute("aria-current"));
    all('.line[tabindex="0"]').forEach((each) => { each.tabIndex = -1; });
    rows.slice(top, end + 1).forEach((row) => row.parentElement.classList.add("chosen"));
    rows[at].setAttribute("aria-current", "true");
    rows[at].tabIndex = 0;
    const form = one("#act");
    form.elements.first.value = number(rows[top]);
    form.elements.last.value = number(rows[end]);
    const lines = top === end ? `${number(rows[at])}` : `${number(rows[top])}-${number(rows[end])}`;
    history.replaceState(null, "", `?line=${lines}`);
    tellWhy();
  };

  const go = (to, { extend = false, part = "", focus = true } = {}) => {
    if (!rows.length) return;
    at = Math.max(0, Math.min(rows.length - 1, to));
    if (!extend) from = at;
    mark();
    const parts = rows[at].dataset.parts.split(" ").filter(Boolean);
    if (focus) rows[at].focus({ preventScroll: true });
    reveal(rows[at]);
    light(part ? [part] : parts);
  };

  const step = (by, extend) => go(at + by, { extend });

  const toPart = (part) => {
    const run = one(`.line [data-part="${CSS.escape(part.id)}"]`);
    if (!run) return;
    one("#see-source").checked = true;
    go(rows.indexOf(run.closest(".line")), { part: part.id });
  };

  // the doubts stand worst first in a list of their lines
  const toDoubt = (by) => {
    const doubts = page().dataset.doubts.split(" ").filter(Boolean).map(Number);
    if (!doubts.length) return;
    const here = doubts.indexOf(number(rows[at]));
    const next = here < 0 ? (by > 0 ? 0 : -1) : here + by;
    go(place(doubts.at(next % doubts.length)));
    say(rows[at].parentElement.querySelector(".doubt .what").textContent);
  };

  // —— why

  let asking = 0;
  const tellWhy = () => {
    if (!one("#why").open) return;
    clearTimeout(asking);
    asking = setTimeout(async () => {
      const box = one("#why-text");
      const reply = await fetch(`${box.dataset.from}?line=${number(rows[at])}`).catch(() => null);
      if (reply?.ok) box.innerHTML = await reply.text(); // escaped by the server
    }, 60);
  };

  // —— deeds

  const send = async (form, button) => {
    if (busy) return;
    busy = true;
    page().setAttribute("aria-busy", "true");
    const slow = setTimeout(() => say(live.dataset.working), 400);
    const body = new URLSearchParams(new FormData(form, button));
    const reply = await fetch(form.action, { method: "POST", body }).catch(() => null);
    const text = reply ? await reply.text() : "";
    clearTimeout(slow);
    busy = false;
    page().removeAttribute("aria-busy");
    const answer = new DOMParser().parseFromString(text, "text/html");
    const fresh = answer.getElementById("page");
    if (fresh) return swap(fresh, button.value);
    return fail(answer.getElementById("told")?.textContent ?? live.dataset.noReply);
  };

  const fail = (text) => {
    one("#notice")?.remove();
    const told = Object.assign(document.createElement("p"), { id: "notice", className: "notice failed" });
    told.append(Object.assign(document.createElement("b"), { textContent: text }));
    one(".dock").prepend(told);
    say(text);
  };

  const swap = (fresh, pressed = "") => {
    const onButton = document.activeElement?.closest("#act button")?.value ?? "";
    const scrolled = all(".pane").map((pane) => pane.scrollTop);
    const [top, open, articles] = [scrollY, one("#why").open, one("#see-articles").checked];
    const notice = fresh.querySelector("#notice");
    notice?.removeAttribute("role"); // the live region says it
    page().replaceWith(fresh);
    one("#why").open = open;
    one("#see-articles").checked = articles;
    all(".pane").forEach((pane, index) => { pane.scrollTop = scrolled[index]; });
    scrollTo(0, top);
    settle();
    if (onButton && onButton === pressed && pressed !== "undo") deed(onButton).focus({ preventScroll: true });
    if (notice) say(notice.textContent.trim());
  };

  const refresh = async () => {
    if (busy || typed !== null || document.activeElement?.matches("[name=title]")) return;
    const reply = await fetch(location.href).catch(() => null);
    if (!reply?.ok || busy) return;
    const fresh = new DOMParser().parseFromString(await reply.text(), "text/html").getElementById("page");
    if (fresh && fresh.dataset.version !== page().dataset.version) swap(fresh);
  };

  // —— moving to another article: v, then its number

  const chooseArticle = () => {
    typed = "";
    one("#act select").focus();
    say(live.dataset.choose);
  };

  const endChoice = () => {
    typed = null;
    go(at, { extend: from !== at });
  };

  const onChoice = (event) => {
    const choice = event.target;
    if (event.key === "Escape") endChoice();
    else if (event.key === "Enter") { typed = null; one("#act").requestSubmit(deed("move")); }
    else if (/^[0-9]$/.test(event.key)) {
      typed = (typed ?? "") + event.key;
      const fits = [...choice.options].filter((option) => option.dataset.number.startsWith(typed));
      const exact = fits.find((option) => option.dataset.number === typed);
      if (exact) choice.value = exact.value;
      if (!fits.length) typed = "";
      if (!exact || fits.length > 1) return event.preventDefault();
      typed = null;
      one("#act").requestSubmit(deed("move"));
    } else return undefined;
    return event.preventDefault();
  };

  // —— keys

  const showKeys = () => {
    one("#help").showModal();
    one("#help form button").focus();
  };

  const WALK = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1, J: 1, K: -1 };
  const keysOn = () => one("#shortcuts").checked;

  const onLetter = (event) => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key in DEEDS) one("#act").requestSubmit(deed(DEEDS[key]));
    else if (key === "v") chooseArticle();
    else if (key === "n") toDoubt(1);
    else if (key === "p") toDoubt(-1);
    else if (key === "w") one("#why").open = !one("#why").open;
    else if (key === "?" || key === "？") showKeys();
    else return;
    event.preventDefault();
  };

  const onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return undefined;
    const target = event.target;
    if (one("#help").open) {
      if (event.key === "?" || event.key === "？") one("#help").close();
      return undefined;
    }
    if (target.matches?.("#act select")) return onChoice(event);
    if (target.matches?.("input, select, textarea")) return undefined;
    const arrow = event.key.startsWith("Arrow");
    if (event.key in WALK && (arrow || keysOn())) {
      if (arrow && target.closest?.(".articles, .dock")) return undefined; // they scroll
      event.preventDefault();
      return step(WALK[event.key], event.shiftKey);
    }
    return keysOn() ? onLetter(event) : undefined;
  };

  // where there is no Shift: while this button is pressed, a tap takes all lines up to it
  const extending = () => one("#several").getAttribute("aria-pressed") === "true";

  const onClick = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    if (target.closest("[data-help]")) return showKeys();
    if (target.closest("#several")) return target.closest("#several").setAttribute("aria-pressed", !extending());
    if (target.closest("#before, #after")) { event.preventDefault(); return toDoubt(target.closest("#after") ? 1 : -1); }
    const [row, part] = [target.closest(".line"), target.closest(".part[id]")];
    if (!row && !part) return;
    event.preventDefault();
    if (!getSelection().isCollapsed && !event.shiftKey) return; // text was selected, to be copied
    if (part) return toPart(part);
    if (event.shiftKey) getSelection().removeAllRanges();
    return go(rows.indexOf(row), { extend: event.shiftKey || extending(), part: target.closest("[data-part]")?.dataset.part });
  };

  // —— a page that has just come

  const settle = ({ focus = true } = {}) => {
    rows = all(".line");
    places = new Map(rows.map((row, index) => [number(row), index]));
    rows.forEach((row) => { row.tabIndex = -1; });
    all("[data-help], #several").forEach((each) => { each.hidden = false; });
    let keys = null;
    try { keys = localStorage.getItem("broadsheet-review-keys"); } catch { /* memory is closed to us */ }
    one("#shortcuts").checked = keys !== "off";
    if (!rows.length) return;
    from = place(Number(page().dataset.first));
    at = place(Number(page().dataset.last));
    go(at, { extend: from !== at, focus });
  };

  document.documentElement.classList.add("scripted");
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post") return;
    event.preventDefault();
    send(event.target, event.submitter ?? deed("look"));
  });
  document.addEventListener("change", (event) => {
    if (event.target.id === "shortcuts") {
      try { localStorage.setItem("broadsheet-review-keys", event.target.checked ? "on" : "off"); } catch { /* as above */ }
    }
    if (event.target.id === "see-articles") light(rows[at]?.dataset.parts.split(" ").filter(Boolean) ?? []);
    if (event.target.id === "see-source") reveal(rows[at]);
  });
  document.addEventListener("toggle", (event) => { if (event.target.id === "why") tellWhy(); }, true);
  addEventListener("focus", refresh);
  settle({ focus: location.search.includes("line=") });
}
