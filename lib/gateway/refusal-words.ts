import { z } from "zod";
import { parseJson } from "./body/parse-json";

/** The parts of a provider's refusal. `isBadKey` means that it rejected the credential. */
export type RefusalWords = {
  isBadKey: boolean;
  message?: string;
  code?: string;
  type?: string;
  param?: string;
};

const text = z.string().trim().min(1).optional().catch(undefined);
const textOrNumber = z
  .union([z.number(), z.string().trim().min(1)])
  .optional()
  .catch(undefined);

/** The problems in a FastAPI error, with their locations. */
const problems = z
  .array(z.object({ msg: z.string(), loc: z.array(z.union([z.string(), z.number()])).catch([]) }))
  .min(1);

const fault = z
  .object({
    message: text,
    msg: text,
    type: text,
    code: textOrNumber,
    status: textOrNumber,
    param: text,
    detail: z.union([problems, text]).optional().catch(undefined),
    details: z.array(z.object({ reason: text })).catch([]),
  })
  .partial();

const MOST_NESTED = 4;
const LARGEST_PLAIN = 64 * 1024;

/** Parses a provider's refusal: JSON in one of several shapes, or plain text. */
export function parseRefusal(body: string): RefusalWords {
  const parsed = parseJson(body.replace(/^\uFEFF/, ""));
  if (parsed !== undefined) return toWords(Array.isArray(parsed) ? parsed[0] : parsed);
  const inText = /"(?:message|detail|msg)"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(body)?.[1];
  const message = inText ? parseJson(inText) : toPlainText(body);
  return { isBadKey: false, message: text.parse(message) };
}

/** Returns the parts of a refusal from its JSON value. */
export function toWords(value: unknown): RefusalWords {
  const inner = findInnermost(value);
  if (typeof inner === "string") return { isBadKey: false, message: text.parse(inner) };
  const { data } = fault.safeParse(inner);
  if (!data) return { isBadKey: false };
  const { message, msg, detail, code, status, type, param, details } = data;
  const first = Array.isArray(detail) ? detail[0] : undefined;
  return {
    isBadKey: details?.some(({ reason }) => reason === "API_KEY_INVALID") ?? false,
    message: message ?? msg ?? (Array.isArray(detail) ? formatProblems(detail) : detail),
    code: toCode(code, status),
    type,
    param: param ?? first?.loc.filter((part) => part !== "body").join("."),
  };
}

/** Returns the first text, else the first number: a name is more helpful than a number. */
function toCode(...codes: (string | number | undefined)[]): string | undefined {
  const code = codes.find((one) => typeof one === "string") ?? codes.find((one) => one !== undefined);
  return code === undefined ? undefined : String(code);
}

/** Returns the innermost `error` of nested errors, at most four levels deep. */
function findInnermost(value: unknown, levels = MOST_NESTED): unknown {
  if (typeof value !== "object" || value === null || levels === 0) return value;
  const error: unknown = Reflect.get(value, "error");
  return error === undefined || error === null || error === "" ? value : findInnermost(error, levels - 1);
}

const formatProblems = (list: z.output<typeof problems>) =>
  list.map(({ msg, loc }) => (loc.length > 0 ? `${loc.join(".")}: ${msg}` : msg)).join("; ");

/** Returns a plain text as one line, undefined for a long text or an HTML page. */
const toPlainText = (body: string) =>
  body.length > LARGEST_PLAIN || /^\s*</.test(body) ? undefined : body.replace(/\s+/g, " ").trim();
