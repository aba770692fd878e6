import { expect, it } from "vitest";
import { matchCommands } from "@/components/layout/commands";

const groups = [
  { heading: "Pages", commands: [{ id: "1", label: "API keys", hint: "Fernhill", href: "/keys" }] },
  { heading: "Projects", commands: [{ id: "2", label: "Support copilot", hint: "Product", href: "/p" }] },
];

it("keeps what holds every word, wherever it stands", () => {
  expect(matchCommands(groups, "product supp").map((group) => group.heading)).toEqual(["Projects"]);
  expect(matchCommands(groups, "KEYS")).toEqual([groups[0]]);
});

it("puts what is so named before what only stands in such a place", () => {
  const commands = [
    { id: "1", label: "Search", hint: "Product", href: "/a" },
    { id: "2", label: "Product notes", href: "/b" },
  ];
  const [group] = matchCommands([{ heading: "Projects", commands }], "pro");
  expect(group?.commands.map(({ id }) => id)).toEqual(["2", "1"]);
});

it("finds by keywords that are not shown", () => {
  const commands = [{ id: "1", label: "New project", keywords: "create", href: "/a" }];
  expect(matchCommands([{ heading: "Create", commands }], "create proj")).toHaveLength(1);
});

it("keeps all for no words, and nothing for a word that is nowhere", () => {
  expect(matchCommands(groups, "  ")).toEqual(groups);
  expect(matchCommands(groups, "keys copilot")).toEqual([]);
});
