// paragraphs of several lines whose last line holds one character
(paragraphs) => paragraphs.filter((paragraph) => {
  const vertical = getComputedStyle(paragraph).writingMode.startsWith("vertical");
  const range = document.createRange();
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const spots = [];
  while (texts.nextNode())
    for (let at = 0; at < texts.currentNode.data.length; at += 1)
      spots.push([texts.currentNode, at]);
  let line = null;
  let letters = 0;
  for (const [node, at] of spots.reverse()) {
    const sign = node.data[at];
    if (!/[\p{L}\p{N}]/u.test(sign)) continue;
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const boxes = range.getClientRects();
    if (!boxes.length) continue;
    const box = boxes[boxes.length - 1];
    const [middle, size] = vertical
      ? [(box.left + box.right) / 2, box.width]
      : [(box.top + box.bottom) / 2, box.height];
    line ??= middle;
    if (Math.abs(middle - line) > size / 2) return letters < 2;
    letters += 1;
    if (letters === 2) return false;
  }
  return false;
}).map((paragraph) => paragraph.textContent.trim().slice(-24))
