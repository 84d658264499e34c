// links, labels and buttons smaller than 24 px; in running text a link has the height of its line
() => [...document.querySelectorAll("a[href], label, button, summary, select")].filter((element) => {
  const box = element.getBoundingClientRect();
  if (!box.width || !element.checkVisibility({ visibilityProperty: true })) return false;
  return box.height < 23.5 || box.width < 23.5;
}).map((element) => `${element.outerHTML.slice(0, 90)} is ${element.getBoundingClientRect().width.toFixed(1)}`
  + ` x ${element.getBoundingClientRect().height.toFixed(1)}`)
