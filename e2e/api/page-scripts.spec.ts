import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";

/** The largest scripts that a page may load before its first interaction, in kB after compression. */
const MAXIMUM = 180;

/** A page as `next build` reports it. Paths begin in the folder of the project. */
type PageReport = { route: string; firstLoadChunkPaths: string[] };

const sizes = new Map<string, number>();

/** Returns the size of a script after compression, in kB. */
function toCompressedSize(path: string): number {
  const size = sizes.get(path) ?? gzipSync(readFileSync(path)).length / 1024;
  sizes.set(path, size);
  return size;
}

it("no page loads more than 180 kB of scripts at first", () => {
  const pages: PageReport[] = JSON.parse(readFileSync(".next/diagnostics/route-bundle-stats.json", "utf8"));
  expect(pages.map(({ route }) => route)).toContain("/orgs/[org]/keys/[key]");
  const tooLarge = pages
    .map(({ route, firstLoadChunkPaths }) => ({
      route,
      kilobytes: firstLoadChunkPaths.reduce((sum, path) => sum + toCompressedSize(path), 0),
    }))
    .filter(({ kilobytes }) => kilobytes > MAXIMUM);
  expect(tooLarge).toEqual([]);
});
