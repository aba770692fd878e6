import { EVENT, parseEventData, splitEvents } from "@/lib/gateway/answers/events";
import { parseJson } from "@/lib/gateway/body/parse-json";

/**
 * Returns the JSON values of the events in a text, with `wanted` only of those that match it. An incomplete event has
 * none, or undefined.
 */
export const parseEvents = (bytes: Buffer, wanted = /(?:)/): unknown[] =>
  splitEvents(bytes.toString("utf8")).flatMap((event) => {
    const data = wanted.test(event) ? parseEventData(event) : null;
    return data === null ? [] : [parseJson(data)];
  });

/** Returns the JSON value of the first event with data in a text, undefined when there is none. */
export function parseFirstEvent(bytes: Buffer): unknown {
  for (const [event] of bytes.toString("utf8").matchAll(EVENT)) {
    const data = parseEventData(event);
    if (data !== null) return parseJson(data);
  }
}

/** Returns whether an event reports an error. */
export const reportsError = (event: unknown): boolean => Boolean(getProperty(event, "error"));

/** Returns a property of a JSON object, undefined when there is none. */
export const getProperty = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;

/** Joins the values that are texts. */
export const joinTexts = (values: unknown[]): string =>
  values.filter((value) => typeof value === "string").join("");

/** Returns the last object with a name in a text, of which only the end is known. It may contain objects, but no deeper ones. */
export function findLastObject(bytes: Buffer, name: string): object | null {
  const object = new RegExp(`"${name}"\\s*:\\s*(\\{[^{}]*(?:\\{[^{}]*\\}[^{}]*)*\\})`, "g");
  const text = [...bytes.toString("utf8").matchAll(object)].at(-1)?.[1];
  const value = text === undefined ? null : parseJson(text);
  return typeof value === "object" ? value : null;
}
