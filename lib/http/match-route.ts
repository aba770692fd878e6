import type { Operation } from "@/lib/core/operations/operation";
import { findPrefix } from "./find-prefix";
import type { Endpoint, Method, Row, Style } from "./route";

/** A path of the route table, with the target of each method. */
type Path = {
  pattern: string;
  segments: readonly string[];
  style: Style;
  targets: Partial<Record<Method, Operation | Endpoint>>;
};

/** The matched path of a request, with its parameters, still encoded. */
export type Match = Omit<Path, "segments"> & { params: Record<string, string> };

const isParameter = (segment: string) => segment.startsWith(":");

/** Returns a function that matches a path against the route table. */
export function createMatcher(table: readonly Row[]): (path: string) => Match {
  const paths = listPaths(table);
  const fixed = new Map(paths.filter(({ segments }) => !segments.some(isParameter)).map(toEntry));
  const variable = paths.filter(({ segments }) => segments.some(isParameter)).sort(bySpecificity);
  return (requested) => {
    const path = withoutLastSlash(requested);
    const found = fixed.get(path);
    if (found) return { ...found, params: {} };
    const segments = path.split("/");
    for (const candidate of variable) {
      const params = matchSegments(candidate.segments, segments);
      if (params) return { ...candidate, params };
    }
    return unknownRoute(path);
  };
}

/** Removes a trailing slash, except on gateway paths, where a model name may end with one. */
const withoutLastSlash = (path: string) =>
  path.endsWith("/") && !/^\/v1(beta)?\//.test(path) ? path.slice(0, -1) : path;

function listPaths(table: readonly Row[]): Path[] {
  const paths = new Map<string, Path>();
  for (const [method, pattern, target] of table) {
    const { style = {} } = findPrefix(pattern) ?? {};
    const path = paths.get(pattern) ?? { pattern, segments: pattern.split("/"), style, targets: {} };
    path.targets[method] = target;
    paths.set(pattern, path);
  }
  return [...paths.values()];
}

const toEntry = (path: Path) => [path.pattern, path] as const;

/** Sorts fixed segments before parameters. */
function bySpecificity({ segments: one }: Path, { segments: other }: Path): number {
  const differing = one.findIndex(
    (segment, index) => isParameter(segment) !== isParameter(other[index] ?? ""),
  );
  return differing < 0 ? other.length - one.length : Number(isParameter(one[differing] ?? "")) * 2 - 1;
}

function matchSegments(pattern: readonly string[], segments: readonly string[]) {
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const given = segments[index];
    if (given === undefined) return null;
    if (!isParameter(expected)) {
      if (expected !== given) return null;
    } else if (given === "") {
      return null;
    } else if (expected.endsWith("+")) {
      params[expected.slice(1, -1)] = segments.slice(index).join("/");
      return params;
    } else {
      params[expected.slice(1)] = given;
    }
  }
  return pattern.length === segments.length ? params : null;
}

/** Returns the match of an unknown path: without targets, in the style of its prefix. */
function unknownRoute(path: string): Match {
  const { prefix = "", style = {} } = findPrefix(path) ?? {};
  return { pattern: `${prefix}/*`, style, targets: {}, params: {} };
}
