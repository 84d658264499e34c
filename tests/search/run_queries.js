// Every query of a list through the form of the page, to the end of its results: what was said and found.
async (queries) => {
  const form = document.getElementById("search");
  const list = document.getElementById("found");
  const more = document.getElementById("more");
  const settled = async () => {
    while (list.getAttribute("aria-busy") !== "false") await new Promise((done) => setTimeout(done));
  };
  const found = [];
  for (const query of queries) {
    form.elements.q.value = query;
    form.requestSubmit();
    await settled();
    while (!more.hidden) {
      more.click();
      await settled();
    }
    found.push([
      document.getElementById("said").textContent,
      [...list.querySelectorAll("a")].map((link) => link.getAttribute("href").replace(".html", "")),
    ]);
  }
  return found;
}
