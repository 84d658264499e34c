// number what Tab could stop at; give back what it must reach. A link whose box was taken away by
// display: contents is still a link to the eye, so only what is hidden counts as out of reach.
() => {
  const hidden = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const style = getComputedStyle(each);
      if (style.display === "none" || style.visibility !== "visible") return true;
      const closed = each.parentElement?.closest("details:not([open])");
      if (closed && !each.closest("summary")) return true;
    }
    return false;
  };
  const wanted = {};
  const groups = new Set();
  let number = 0;
  for (const element of document.querySelectorAll("*")) {
    element.walkNumber = number;
    number += 1;
    if (!element.matches("a[href], button, input, select, textarea, summary, [tabindex='0']")) continue;
    if (element.disabled || element.type === "hidden" || hidden(element)) continue;
    if (element.type === "radio") {
      // Tab stops once in a group, at the chosen one
      if (!element.checked || groups.has(element.name)) continue;
      groups.add(element.name);
    }
    wanted[element.walkNumber] = element.outerHTML.slice(0, 120);
  }
  return wanted;
}
