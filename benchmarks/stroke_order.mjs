// The order of Han by strokes, as CLDR has it for Traditional Chinese → broadsheet/chinese/strokes.tsv.
//
//   node benchmarks/stroke_order.mjs > broadsheet/chinese/strokes.tsv
//
// One line a number of strokes: the number, a tab, its characters in order. CLDR's collation marks where each number
// begins by U+FDD0 and a Braille character (U+2800 + strokes). Characters that it does not order (after 龘) are left out.

const collator = new Intl.Collator("zh-Hant-u-co-stroke");
if (!collator.resolvedOptions().locale.startsWith("zh-Hant")) throw new Error("this ICU has no order by strokes");
const marks = Array.from({ length: 64 }, (_, n) => "\uFDD0" + String.fromCodePoint(0x2801 + n));
const LAST = "龘";

const blocks = [[0x3007, 0x3007], [0x3400, 0x4dbf], [0x4e00, 0x9fff]];
const han = blocks
  .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, n) => String.fromCodePoint(first + n)))
  .filter((character) => /\p{Script=Han}/u.test(character) && collator.compare(character, LAST) <= 0)
  .sort((one, other) => collator.compare(one, other) || one.codePointAt(0) - other.codePointAt(0));

const groups = new Map();
for (const character of han) {
  const strokes = marks.findLastIndex((mark) => collator.compare(mark, character) <= 0) + 1;
  groups.set(strokes, (groups.get(strokes) ?? "") + character);
}
console.log(`# Han by number of strokes, then in CLDR's order for zh-Hant (ICU ${process.versions.icu}, CLDR ${process.versions.cldr});`);
console.log("# made by benchmarks/stroke_order.mjs. Unicode License v3, https://www.unicode.org/license.txt");
for (const [strokes, characters] of groups) console.log(`${strokes}\t${characters}`);
