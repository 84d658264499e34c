// Pairs of lines of text that stand on each other, and lines that stand outside of the page.
// A line's box is as tall as its font's ascent and descent; what is inked is about one em of it.
() => {
  const shown = (node) => {
    const holder = node.parentElement;
    if (!node.data.trim() || holder.closest(".vh, .skip, svg, script, option")) return false;
    if (holder.closest("details:not([open])") && !holder.closest("summary")) return false;
    return holder.checkVisibility({ visibilityProperty: true });
  };
  // what a strip that scrolls by itself does not show just now is not in the way
  const clip = (line, holder) => {
    for (let box = holder; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (!/auto|scroll|hidden|clip/.test(style.overflowX + style.overflowY)) continue;
      const edge = box.getBoundingClientRect();
      line.left = Math.max(line.left, edge.left);
      line.right = Math.min(line.right, edge.right);
      line.top = Math.max(line.top, edge.top + scrollY);
      line.bottom = Math.min(line.bottom, edge.bottom + scrollY);
    }
    return line.right - line.left > 1 && line.bottom - line.top > 1;
  };
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!shown(node)) continue;
    const style = getComputedStyle(node.parentElement);
    const size = parseFloat(style.fontSize);
    const upright = style.writingMode === "vertical-rl";
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      const [across, along] = upright ? [box.width, box.height] : [box.height, box.width];
      if (across < 2 || along < 2) continue;
      const spare = Math.max(0, across - size * 0.9) / 2;
      const [dx, dy] = upright ? [spare, 1] : [1, spare];
      const line = { text: node.data.trim().slice(0, 12), left: box.left + dx, right: box.right - dx,
                     top: box.top + dy + scrollY, bottom: box.bottom - dy + scrollY };
      if (clip(line, node.parentElement)) lines.push(line);
    }
  }
  const found = [];
  const low = document.documentElement.scrollHeight;
  for (const line of lines) {
    if (line.left < -1 || line.right > innerWidth + 1 || line.bottom > low + 1)
      found.push(`outside: ${line.text}`);
  }
  lines.sort((a, b) => a.top - b.top);
  for (let i = 0; i < lines.length; i++) {
    for (let j = i + 1; j < lines.length && lines[j].top < lines[i].bottom - 1; j++) {
      const wide = Math.min(lines[i].right, lines[j].right) - Math.max(lines[i].left, lines[j].left);
      const tall = Math.min(lines[i].bottom, lines[j].bottom) - lines[j].top;
      if (wide > 2 && tall > 2) found.push(`${lines[i].text} × ${lines[j].text} ${wide | 0}x${tall | 0}`);
    }
  }
  return found.slice(0, 6);
}
