import { expect, it } from "vitest";
import { matchCommands } from "./commands";

const groups = [
  { heading: "Pages", commands: [{ id: "1", label: "API keys", hint: "Fernhill", href: "/keys" }] },
  { heading: "Projects", commands: [{ id: "2", label: "Support copilot", hint: "Product", href: "/p" }] },
];

const headings = (text: string) => {
  const { byName, others } = matchCommands(groups, text);
  return [byName, others].map((found) => found.map(({ heading }) => heading));
};

it("keeps what holds every word, wherever it stands", () => {
  expect(headings("product supp")).toEqual([[], ["Projects"]]);
  expect(headings("KEYS")).toEqual([["Pages"], []]);
});

it("tells groups with a match in a name from those that only stand in such a place", () => {
  expect(headings("p")).toEqual([["Pages", "Projects"], []]);
  expect(headings("prod")).toEqual([[], ["Projects"]]);
});

it("puts what is so named before what only stands in such a place", () => {
  const commands = [
    { id: "1", label: "Search", hint: "Product", href: "/a" },
    { id: "2", label: "Product notes", href: "/b" },
  ];
  const [group] = matchCommands([{ heading: "Projects", commands }], "pro").byName;
  expect(group?.commands.map(({ id }) => id)).toEqual(["2", "1"]);
});

it("finds by keywords that are not shown", () => {
  const commands = [{ id: "1", label: "New project", keywords: "create", href: "/a" }];
  expect(matchCommands([{ heading: "Create", commands }], "create proj").byName).toHaveLength(1);
});

it("keeps all for no words, and nothing for a word that is nowhere", () => {
  expect(headings("  ")).toEqual([["Pages", "Projects"], []]);
  expect(headings("keys copilot")).toEqual([[], []]);
});
