import type { Operation } from "@/lib/core/operations/operation";
import { findPrefix } from "./find-prefix";
import type { Endpoint, Method, Row, Style } from "./route";

/** A segment of a pattern. `name` is null in a fixed one. `after` is the text that follows the parameter. */
type Segment = { text: string; name: string | null; includesSlashes: boolean; after: string };

/** A path of the route table, with the target of each method. */
type Path = {
  pattern: string;
  segments: readonly Segment[];
  style: Style;
  targets: Partial<Record<Method, Operation | Endpoint>>;
};

/** The matched path of a request, with its parameters, still encoded. */
export type Match = Omit<Path, "segments"> & { params: Record<string, string> };

/** A parameter: `:name`, with `+` if it includes slashes, and the text that follows it in the path. */
const PARAMETER = /^:(\w+)(\+?)(:\w+)?$/;

function parseSegment(text: string): Segment {
  const [, name = null, plus = "", after = ""] = PARAMETER.exec(text) ?? [];
  return { text, name, includesSlashes: plus !== "", after };
}

/** Returns the rank of a segment in the order of paths: fixed ones, parameters with a text after them, others. */
const toRank = ({ name, after }: Segment): number => (name === null ? 0 : after === "" ? 2 : 1);

const isParameter = ({ name }: Segment) => name !== null;

/** Returns a function that matches a path against the route table. */
export function createMatcher(table: readonly Row[]): (path: string) => Match {
  const paths = listPaths(table);
  const fixed = new Map(paths.filter(({ segments }) => !segments.some(isParameter)).map(toEntry));
  const variable = paths.filter(({ segments }) => segments.some(isParameter)).sort(bySpecificity);
  return (requested) => {
    const path = withoutLastSlash(requested);
    const found = fixed.get(path);
    if (found) return { params: {}, ...found };
    const segments = path.split("/");
    for (const candidate of variable) {
      const params = matchSegments(candidate.segments, segments);
      if (params) return { params, ...candidate };
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
    const segments = pattern.split("/").map(parseSegment);
    const path = paths.get(pattern) ?? { pattern, segments, style, targets: {} };
    path.targets[method] = target;
    paths.set(pattern, path);
  }
  return [...paths.values()];
}

const toEntry = (path: Path) => [path.pattern, path] as const;

const NOTHING = parseSegment("");

/** Sorts paths by the rank of their first different segments. */
function bySpecificity({ segments: one }: Path, { segments: other }: Path): number {
  const ranks = one.map((segment, index) => toRank(segment) - toRank(other[index] ?? NOTHING));
  return ranks.find((rank) => rank !== 0) ?? other.length - one.length;
}

function matchSegments(pattern: readonly Segment[], segments: readonly string[]) {
  const params: Record<string, string> = {};
  for (const [index, { text, name, includesSlashes, after }] of pattern.entries()) {
    const given = segments[index];
    if (given === undefined) return null;
    if (name === null) {
      if (text !== given) return null;
      continue;
    }
    const value = includesSlashes ? segments.slice(index).join("/") : given;
    if (given === "" || value === after || !value.endsWith(after)) return null;
    params[name] = value.slice(0, value.length - after.length);
    if (includesSlashes) return params;
  }
  return pattern.length === segments.length ? params : null;
}

/** Returns the match of an unknown path: without targets, in the style of its prefix. */
function unknownRoute(path: string): Match {
  const { prefix = "", style = {} } = findPrefix(path) ?? {};
  return { pattern: `${prefix}/*`, style, targets: {}, params: {} };
}
