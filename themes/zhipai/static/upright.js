/* Numbers in the vertical lines of what a search found: by the rules of broadsheet/web/upright.py, which the
   search page brings along. A text → texts, and elements for what stands upright; an element stays. */
window.upright = (text) => {
  const rules = document.getElementById("search").dataset;
  const parts = (rule, whole) => whole.split(RegExp(`(${rules[rule]})`, "u"));
  const fits = (rule, token) => RegExp(`^(${rules[rule]})$`, "u").test(token);
  if (text.nodeType) return text;
  return parts("phrase", text).flatMap((phrase) => parts("word", phrase).map((token) => {
    const kind = fits("tcy", token) ? "tcy" : fits(/\p{Ll}/u.test(phrase) ? "up" : "alone", token) && "up";
    return kind ? Object.assign(document.createElement("span"), { className: kind, textContent: token }) : token;
  }));
};
