const BROWSERS: [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/Linux/, "Linux"],
];

const findName = (names: [RegExp, string][], client: string) =>
  names.find(([pattern]) => pattern.test(client))?.[1];

/** Returns a readable name for a User-Agent: "Firefox on Linux". */
export function clientName(client: string | null): string {
  if (client === null) return "Unknown client";
  const [browser, system] = [findName(BROWSERS, client), findName(SYSTEMS, client)];
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? client.split(/[ /]/)[0] ?? client;
}
