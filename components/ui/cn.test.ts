import { readdirSync, readFileSync } from "node:fs";
import { extendTailwindMerge } from "tailwind-merge";
import { expect, it } from "vitest";
import { cn } from "./cn";

/** The library with its own list. The theme's own sizes, radii and shadows are added, because it does not know them. */
const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["12", "13", "14", "16", "20", "28"],
      radius: ["5", "8", "12"],
      shadow: ["dialog", "menu", "segment", "tip"],
    },
  },
});

/** Lists up to four utilities of each family in the source of components and pages, without their variants such as `hover:`. */
function listUtilities(): string[] {
  const files = ["components", "app"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /(?<!\.test|class-groups)\.tsx?$/.test(file))
      .map((file) => `${folder}/${file}`),
  );
  const texts = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/["`]([^"`\n]*)["`]/g)].map(([, text = ""]) => text),
  );
  const utilities = texts
    .flatMap((text) => text.split(/\s+/))
    .map((name) => name.replace(/^.*(?<![[(][^\])]*):/, ""));
  const known = [...new Set(utilities)].filter((name) => merge(`${name} ${name}`) === name);
  const toFamily = (name: string) => name.replace(/-[^-]*$/, "");
  return known.filter(
    (name, index) => known.slice(0, index).filter((other) => toFamily(other) === toFamily(name)).length < 4,
  );
}

it("joins the utilities of the product as the library does with its own list", () => {
  const utilities = listUtilities();
  expect(utilities.length).toBeGreaterThan(150);
  const differing = utilities.flatMap((one) =>
    utilities
      .filter((other) => one !== other && cn(one, other) !== merge(`${one} ${other}`))
      .map((other) => [`${one} ${other}`, cn(one, other), merge(`${one} ${other}`)]),
  );
  expect(differing).toEqual([]);
});
