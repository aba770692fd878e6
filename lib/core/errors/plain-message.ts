import type { z } from "zod";

const KINDS: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  null: "null",
};

/** Returns the message for invalid input for which the schema has no own message. */
export function plainMessage(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "Required" : `Expected ${KINDS[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `Expected ${issue.values.map(String).join(" or ")}`;
    case "too_big":
      return `At most ${issue.maximum}${issue.origin === "string" ? " characters" : ""}`;
    case "too_small":
      return `At least ${issue.minimum}${issue.origin === "string" ? " characters" : ""}`;
    case "invalid_format":
      return issue.format === "guid" || issue.format === "uuid" ? "This is not an id" : "Invalid format";
    case "invalid_union":
      return issue.input === undefined ? "Required" : toUnionMessage(issue.errors);
    case "unrecognized_keys":
      return "Unknown field";
    default:
      return undefined;
  }
}

/** Returns the problem of the option whose type matches, or else the expected types. */
function toUnionMessage(options: readonly z.core.$ZodIssue[][]): string {
  const problems = options.flatMap(([first]) => first ?? []);
  const refused = problems.find(({ code }) => code !== "invalid_type");
  if (refused) return refused.message;
  return `Expected ${problems.map(({ message }) => message.replace("Expected ", "")).join(" or ")}`;
}
