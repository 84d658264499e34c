// where the focus is, whether one can see it; null at the end of the page
() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const channels = (text) => {
    const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    context.fillStyle = text;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const light = (rgb) => rgb.slice(0, 3).map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (from) => {
    for (let each = from; each; each = each.parentElement) {
      const colour = channels(getComputedStyle(each).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255];
  };
  // a radio button hides behind its word, which wears the ring
  const wearers = element.matches("input")
    ? [element, element.nextElementSibling, element.closest("label")] : [element];
  let ring = 0;
  let contrast = 0;
  let wearer = element;
  for (const each of wearers.filter(Boolean)) {
    const style = getComputedStyle(each);
    if (["none", "hidden"].includes(style.outlineStyle) || style.opacity === "0") continue;
    ring = parseFloat(style.outlineWidth);
    const [a, b] = [light(channels(style.outlineColor)), light(ground(each.parentElement))];
    contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    wearer = each;
  }
  const box = wearer.getBoundingClientRect();
  // a link may run over the end of a line or of a band: the larger part of its words counts
  const words = document.createRange();
  words.selectNodeContents(wearer);
  const parts = [...words.getClientRects()].filter((each) => each.width && each.height);
  const [part] = (parts.length ? parts : [...wearer.getClientRects()])
    .sort((a, b) => b.width * b.height - a.width * a.height);
  const top = part && document.elementFromPoint((part.left + part.right) / 2, (part.top + part.bottom) / 2);
  return {
    number: element.walkNumber,
    name: element.outerHTML.slice(0, 100),
    box: [box.left + scrollX, box.top + scrollY, box.right + scrollX, box.bottom + scrollY],
    ring,
    contrast,
    covered: !top || !(wearer.contains(top) || top.contains(wearer) || element === top),
    aside: element.closest("aside")?.walkNumber ?? -1,
    // a headline may stand upright on a page that is read to the right; where boxes are made up their text tells
    vertical: getComputedStyle(document.querySelector(".tier .txt p, footer li") ?? document.body).writingMode.startsWith("vertical"),
  };
}
