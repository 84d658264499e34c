// text and pictures that reach beyond the window's sides, and a page that scrolls sideways
() => {
  const width = document.documentElement.clientWidth;
  const found = [];
  const wide = document.documentElement.scrollWidth;
  if (wide > width) found.push(`the page is ${wide} px wide in a window of ${width}`);
  const excused = (element) => {
    for (let each = element; each && each !== document.documentElement; each = each.parentElement) {
      const style = getComputedStyle(each);
      if (["auto", "scroll"].includes(style.overflowX) || style.clipPath !== "none") return true;
      if (each.classList.contains("skip") || style.display === "none") return true;
    }
    return !element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  const look = (box, element, what) => {
    if (box.width && (box.right > width + 0.5 || box.left < -0.5) && !excused(element))
      found.push(`${what} from ${box.left.toFixed(1)} to ${box.right.toFixed(1)} in ${width}`);
  };
  for (const image of document.querySelectorAll("img, svg, hr, input"))
    look(image.getBoundingClientRect(), image, image.outerHTML.slice(0, 80));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (!node.data.trim()) continue;
    range.selectNodeContents(node);
    const beside = [...range.getClientRects()].filter((box) => box.right > width || box.left < 0);
    if (!beside.length) continue;
    // a mark's own white half may hang over the edge: a third of a character is no text lost
    const slack = parseFloat(getComputedStyle(node.parentElement).fontSize) * 0.34;
    for (const box of beside)
      if (box.right > width + slack || box.left < -slack) look(box, node.parentElement, node.data.trim().slice(0, 30));
  }
  return [...new Set(found)];
}
