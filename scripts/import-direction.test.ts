import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "..");

/** The areas of lib. An area may import areas on later lines, but not other areas on its own line. */
const lines = [
  ["next"],
  ["boot"],
  ["http", "jobs"],
  ["gateway"],
  ["members"],
  ["keys", "workflows", "webhooks"],
  ["access"],
  ["runtimes", "storage"],
  ["budgets"],
  ["credentials", "limits"],
  ["usage"],
  ["auth"],
  ["organizations", "audit"],
  ["outbox"],
  ["core"],
  ["policy", "prices", "crypto", "net", "env"],
];
/** Modules of core that import nothing else of lib. Every area may import them. */
const open = [
  "lib/core/input/codecs",
  "lib/core/input/money",
  "lib/core/input/usd",
  "lib/core/operations/scopes",
];
const findLine = (area: string) => lines.findIndex((line) => line.includes(area));

interface Import {
  file: string;
  target: string;
  /** True if the import has only types, so that it does not exist at run time. */
  isType: boolean;
}

const statement = /(import|export)\s+(type\s)?[^;"']*?from\s+["']([^"']+)["']|import\(?\s*["']([^"']+)["']/g;

function listImports(file: string): Import[] {
  const text = readFileSync(path.join(root, file), "utf8");
  return [...text.matchAll(statement)].map(([, , type, from = "", loaded]) => {
    const name = loaded ?? from;
    const target = name.startsWith(".") ? path.join(path.dirname(file), name) : name.replace(/^@\//, "");
    return { file, target, isType: type !== undefined };
  });
}

const folders = ["app", "components", "lib", "db", "demo", "server"];
const files = folders
  .filter((folder) => existsSync(path.join(root, folder)))
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
      .map((name) => path.join(folder, name)),
  );
const imports = files.flatMap(listImports);

/** Returns the forbidden imports of a folder as `file → target`. */
const strays = (from: string, isAllowed: (found: Import) => boolean) =>
  imports
    .filter((found) => found.file.startsWith(`${from}/`) && !isAllowed(found))
    .map(({ file, target }) => `${file} → ${target}`);

const under = (target: string, ...folders: string[]) =>
  folders.some((folder) => target === folder || target.startsWith(`${folder}/`));
const toArea = (file: string) => file.split("/")[1]?.replace(/\.ts$/, "") ?? "";

describe("imports", () => {
  it("lead within lib from an area only to areas on a lower line", () => {
    const isAllowed = ({ file, target }: Import) => {
      if (under(target, "app", "components", "demo", "server", "e2e", "scripts")) return false;
      if (!under(target, "lib") || toArea(file) === toArea(target)) return true;
      if (open.includes(target)) return true;
      return findLine(toArea(target)) > findLine(toArea(file));
    };
    expect(strays("lib", isAllowed)).toEqual([]);
    expect(files.filter((file) => under(file, "lib") && findLine(toArea(file)) < 0)).toEqual([]);
  });

  it("of Next stay out of lib, but for lib/next and lib/auth", () => {
    expect(
      strays("lib", ({ file, target }) => !under(target, "next") || under(file, "lib/next", "lib/auth")),
    ).toEqual([]);
  });

  it("lead from db to db, from app to components and lib, and from demo to lib and db", () => {
    expect(strays("db", ({ target }) => !under(target, "app", "components", "lib", "demo"))).toEqual([]);
    expect(strays("app", ({ target }) => !under(target, "db", "demo", "e2e", "scripts"))).toEqual([]);
    expect(strays("components", ({ target }) => !under(target, "app", "demo", "e2e", "scripts"))).toEqual([]);
    expect(strays("demo", ({ target }) => !under(target, "app", "components", "next"))).toEqual([]);
  });

  it("lead from the server to lib, and of its upper lines only to the bridge", () => {
    const isAllowed = ({ target }: Import) =>
      target === "lib/boot/bridge" ||
      !under(target, "app", "components", "demo", "e2e", "scripts", "db", "lib/next", "lib/boot");
    expect(strays("server", isAllowed)).toEqual([]);
  });

  it("bring nothing of the server into components", () => {
    const runsOnServer = (target: string, seen = new Set<string>()): boolean => {
      if (under(target, "db", "lib/next", "lib/boot", "app") || target.startsWith("node:")) return true;
      if (target === "server-only" || seen.has(target) || !under(target, "lib"))
        return target === "server-only";
      seen.add(target);
      return imports.some(
        (found) => !found.isType && found.file === `${target}.ts` && runsOnServer(found.target, seen),
      );
    };
    expect(strays("components", ({ target, isType }) => isType || !runsOnServer(target))).toEqual([]);
  });
});

describe("process.env", () => {
  it("is read by lib/env.ts alone, but for code samples and the start of the demo", () => {
    const reads = (file: string) => readFileSync(path.join(root, file), "utf8").includes("process.env");
    const isShown = (file: string) => file.endsWith("-samples.ts");
    const readers = files.filter((file) => !isShown(file) && !under(file, "demo") && reads(file));
    expect(readers).toEqual(["lib/env.ts"]);
  });
});
