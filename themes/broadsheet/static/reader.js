/* A reader's comforts: what was chosen is remembered, keys, reading aloud, copying.
   Every page is whole without this file. It stands in the head and is not async, so that the
   chosen size and colours count before the first line is drawn. No request, no dependency;
   all words come from the page. */
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const first = (selector) => document.querySelector(selector);

  /* —— what was chosen: ids of radio buttons, also on <html data-read>, where the stylesheet sees them —— */
  const KEY = "broadsheet.reading";
  let chosen = "";
  const show = () => {
    const ids = chosen.split(" ");
    const wanted = all(".set input").filter((radio) => ids.includes(radio.id));
    for (const radio of [...all(".set :default"), ...wanted]) radio.checked = true;
    for (const meta of all("meta[data-scheme]")) {
      const { scheme } = meta.dataset;
      const forced = chosen.includes("th-" + scheme[0]) ? "all" : "not all";
      meta.media = chosen.includes("th-") ? forced : "(prefers-color-scheme: " + scheme + ")";
    }
  };
  const recall = () => {
    try {
      chosen = localStorage.getItem(KEY) || "";
    } catch { /* storage is blocked: the choice holds for this page */ }
    root.dataset.read = chosen;
    show();
  };
  recall();
  /* the button shows its mark at once, the page follows after that paint: a long article takes its time */
  const choose = () => {
    chosen = all(".set :checked:not(:default)").map((radio) => radio.id).join(" ");
    root.classList.add("late");
    requestAnimationFrame(() => setTimeout(() => {
      root.classList.remove("late");
      root.dataset.read = chosen;
      try {
        localStorage.setItem(KEY, chosen);
      } catch { /* as above */ }
      show();
    }));
  };

  /* —— keys: only where nobody types or scrolls sideways, and not with a modifier —— */
  const BUSY = "input, textarea, select, [contenteditable], .table";
  const vertical = () => getComputedStyle(first(".body") || document.body).writingMode === "vertical-rl";
  const go = (link) => {
    if (link) location.href = link.href;
    return link;
  };
  const turn = (forward) =>
    root.scrollWidth <= root.clientWidth && go(first(forward !== vertical() ? "a[rel~=next]" : "a[rel~=prev]"));
  const search = () => {
    const field = first("input[type=search]");
    if (!field) return go(first("[rel~=search]"));
    field.focus();
    return field;
  };
  const help = () => {
    const box = first(".set");
    if (!box) return;
    box.open = !box.open;
    box.firstElementChild.focus();
    return box;
  };
  const KEYS = { ArrowLeft: () => turn(false), ArrowRight: () => turn(true), "/": search, "?": help };
  const press = (event) => {
    const held = event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key !== "?");
    if (held || event.isComposing || event.defaultPrevented || chosen.includes("ke-n")) return;
    if (event.target.closest(BUSY) || !Object.hasOwn(KEYS, event.key)) return;
    if (KEYS[event.key]()) event.preventDefault();
  };

  /* —— copying: an address, a citation —— */
  const copy = async (text, button) => {
    const said = button.parentNode.querySelector("output");
    try {
      await navigator.clipboard.writeText(text);
    } catch { /* the old way: what is selected */
      said.textContent = text;
      getSelection().selectAllChildren(said);
      if (!document.execCommand("copy")) return;
    }
    said.textContent = button.dataset.done;
  };
  const share = (button) => {
    const url = (first("link[rel=canonical]") || location).href;
    if (navigator.share) navigator.share({ title: document.title, url }).catch(() => {});
    else copy(url, button);
  };
  const cite = (button) => {
    const day = new Date().toLocaleDateString("sv"); // Swedes write 2026-11-20
    /* GB/T 7714: whoever cites an address says when it was read */
    copy(button.closest("div").querySelector("pre").textContent.replace(/\)(\. https?:\S+)$/, ")[" + day + "]$1"), button);
  };

  /* —— reading aloud, with a voice of the browser's own —— */
  const LINES = ".head h1, .head .deck, .body :is(p, h2, h3, li)";
  const SENTENCE = /[^]+?([。！？；…]+[”’」』）]*|$)/g;
  const speech = window.speechSynthesis;
  const wanted = root.lang === "zh-Hans" ? "zh-CN" : root.lang;
  let voice, line, queue, state = "";
  const pick = () => {
    const voices = speech.getVoices();
    voice = [wanted, "(zh|cmn)(?!.*HK)", "zh|yue"]
      .map((lang) => voices.find((one) => one.lang.replace("_", "-").search(lang) === 0)).find(Boolean);
    first("[data-do=speak]").hidden = !voice;
  };
  const tell = (now) => {
    state = now;
    const button = first("[data-do=speak]");
    button.textContent = button.dataset[now || "start"];
    first("[data-do=stop]").hidden = !now;
  };
  const mark = (element) => {
    if (element === line) return;
    line?.classList.remove("aloud");
    line = element;
    if (!line) return;
    line.classList.add("aloud");
    line.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion)").matches ? "auto" : "smooth" });
  };
  const stop = () => {
    queue = null;
    speech.cancel();
    mark(null);
    tell("");
  };
  const say = (lines) => {
    if (lines !== queue) return;
    const next = lines.shift();
    if (!next) return stop();
    const words = new SpeechSynthesisUtterance(next[1]);
    words.lang = wanted;
    words.voice = voice;
    words.onend = () => say(lines);
    words.onerror = () => lines === queue && stop();
    mark(next[0]);
    speech.speak(words);
  };
  const speak = () => {
    if (state) {
      speech[state]();
      return tell(state === "pause" ? "resume" : "pause");
    }
    queue = all(LINES).filter((element) => !element.querySelector("p, li"))
      .flatMap((element) => (element.textContent.match(SENTENCE) || []).map((text) => [element, text]));
    tell("pause");
    say(queue);
  };

  /* —— at work —— */
  const DEEDS = { speak, stop, share, cite };
  document.addEventListener("change", (event) => event.target.closest(".set") && choose());
  document.addEventListener("keydown", press);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) DEEDS[button.dataset.do](button);
  });
  document.addEventListener("DOMContentLoaded", () => {
    recall();
    if (!speech || !first("[data-do=speak]")) return;
    pick();
    speech.addEventListener("voiceschanged", pick);
    addEventListener("pagehide", stop);
  });
  /* —— without a network: a worker stores the issue that is open (docs/offline.md), but not from a disk nor in a
     preview; where bytes are dear it stores only what is opened —— */
  const ROOT = new URL("..", document.currentScript.src);
  const keep = async () => {
    const { saveData, effectiveType } = navigator.connection || {};
    const links = all(".strip a, .of a, .name a").map((link) => link.href);
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage(saveData || /2g/.test(effectiveType) ? [] : [location.href, ...links]);
  };
  if (navigator.serviceWorker && /^http/.test(ROOT)) addEventListener("load", () => {
    if (first("[src*='reload.js']")) return; // `serve` added it
    navigator.serviceWorker.register(ROOT + "sw.js").catch(() => {});
    (window.requestIdleCallback || setTimeout)(keep);
  });
  /* another page or tab may have chosen since, and browsers put old choices back into their buttons */
  addEventListener("pageshow", recall);
  addEventListener("storage", recall);
})();
