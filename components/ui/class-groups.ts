import type { createTailwindMerge } from "tailwind-merge";

type Config = ReturnType<Parameters<typeof createTailwindMerge>[0]>;

const any = () => true;
const isLength = (value: string) => /^\[[\d.]+(px|em|rem)\]$/.test(value);
const isNumber = (value: string) => /^(\d+|\[[\d.]+\])$/.test(value);

/** The utilities of which any value sets the same property: `w-4`. */
const FAMILIES = [
  "inset inset-x inset-y top right bottom left z size w h min-w min-h max-w max-h",
  "p px py pt pr pb pl ps pe m mx my mt mr mb ml ms gap gap-x gap-y translate-x translate-y rotate",
  "grid-cols grid-rows grid-flow auto-cols basis justify-items justify-self items self place-items",
  "leading tracking whitespace line-clamp align overflow-x overflow-y underline-offset decoration",
  "bg fill border-r rounded-t rounded-b shadow opacity cursor transition duration animate",
].flatMap((line) => line.split(" "));

/** The families of which some values set another property. The first group that fits applies. */
const MIXED: Config["classGroups"] = {
  display: [
    "block inline inline-block flex inline-flex grid inline-grid contents table hidden".split(" "),
  ].flat(),
  position: ["static", "fixed", "absolute", "relative", "sticky"],
  "flex-direction": [{ flex: ["row", "row-reverse", "col", "col-reverse"] }],
  "flex-wrap": [{ flex: ["wrap", "nowrap"] }],
  flex: [{ flex: [any] }],
  "justify-content": [{ justify: [any] }],
  "text-align": [{ text: ["left", "center", "right"] }],
  "text-wrap": [{ text: ["pretty", "balance"] }],
  "text-overflow": ["truncate", "text-ellipsis"],
  "text-size": [{ text: ["12", "13", "14", "16", "20", "28", isLength] }],
  "text-color": [{ text: [any] }],
  "font-family": [{ font: ["sans", "mono"] }],
  "font-weight": [{ font: ["normal", "medium", "semibold", "bold"] }],
  overflow: [{ overflow: ["hidden", "auto", "visible", "clip"] }],
  rounded: [{ rounded: ["", any] }],
  "inset-ring": ["inset-ring"],
  "inset-ring-color": [{ "inset-ring": [any] }],
  "col-span": [{ "col-span": [any] }],
  "border-style": [{ border: ["solid", "dashed", "none"] }],
  "border-width": [{ border: ["", "0", "2", isLength] }],
  "border-width-t": [{ "border-t": ["", "0"] }],
  "border-width-b": [{ "border-b": ["", "0"] }],
  "border-width-l": [{ "border-l": ["", "0"] }],
  "border-width-y": [{ "border-y": ["", "0"] }],
  "border-color": [{ border: [any] }],
  "outline-width": [{ outline: ["", "0", "2"] }],
  "outline-offset": [{ "outline-offset": [any] }],
  "stroke-width": [{ stroke: [isNumber] }],
  stroke: [{ stroke: [any] }],
};

/**
 * The utilities that set the same property, for `cn`. The library's own list is several times as large and would come
 * with every page. A test compares the two for the class names of the product.
 */
export const classGroups: Config = {
  cacheSize: 500,
  theme: {},
  classGroups: { ...MIXED, ...Object.fromEntries(FAMILIES.map((name) => [name, [{ [name]: [any] }]])) },
  conflictingClassGroups: {
    inset: ["inset-x", "inset-y", "top", "right", "bottom", "left"],
    "inset-x": ["right", "left"],
    "inset-y": ["top", "bottom"],
    size: ["w", "h"],
    p: ["px", "py", "pt", "pr", "pb", "pl", "ps", "pe"],
    px: ["pr", "pl", "ps", "pe"],
    py: ["pt", "pb"],
    m: ["mx", "my", "mt", "mr", "mb", "ml", "ms"],
    mx: ["mr", "ml", "ms"],
    my: ["mt", "mb"],
    gap: ["gap-x", "gap-y"],
    flex: ["basis"],
    overflow: ["overflow-x", "overflow-y"],
    "text-size": ["leading"],
    "line-clamp": ["display", "overflow"],
    rounded: ["rounded-t", "rounded-b"],
    "border-width": ["border-width-t", "border-width-b", "border-width-l", "border-width-y"],
    "border-width-y": ["border-width-t", "border-width-b"],
    "border-color": ["border-r"],
  },
  conflictingClassGroupModifiers: {},
  orderSensitiveModifiers: [],
};
