import { z } from "zod";
import { providerCredentialsStyle } from "@/lib/http/contracts/provider-credentials";
import { toCurl } from "@/lib/http/reference/request-samples";
import { toWire } from "@/lib/http/wire-names";
import type { CurrentRequest, SecretValue } from "./api-request";

/** Returns the curl command of a request. It reads the key from KEYSTEAD_API_KEY, and secrets from their variables. */
export function toRequestCurl(
  origin: string,
  { route, schema = z.object({}), getInput, getSecrets }: CurrentRequest,
): string {
  const [method = "", pattern = ""] = route.split(" ");
  const { id, ...input } = getInput();
  const path = pattern.replace(/:\w+/, encodeURIComponent(String(id)));
  const secrets = getSecrets?.() ?? [];
  // Not to be guessed, so that no typed text can stand for a variable.
  const mark = crypto.randomUUID();
  const marked = secrets.reduce((sent, { path }) => setPath(sent, path, mark + path + mark), input);
  const body = method === "POST" ? dropBlank(marked) : marked;
  const names = path.startsWith("/api/provider-credentials") ? providerCredentialsStyle.names : undefined;
  const sampleBody = Object.keys(body).length === 0 ? null : toWire(schema, body, names);
  const command = toCurl(origin, { method, path, parameters: [], sampleBody, needsKey: true });
  return secrets.reduce(
    (text, secret) => text.replaceAll(mark + secret.path + mark, toExpansion(secret)),
    command,
  );
}

/** Returns the text that leaves the single quotes of the body, expands the variable and opens them again. */
const toExpansion = ({ variable, isFile }: SecretValue) =>
  isFile ? `'"$(printf %s "$${variable}" | tr -d '\\n' | sed 's/["\\\\]/\\\\&/g')"'` : `'"$${variable}"'`;

/** Returns the input with another value at a dotted path. */
function setPath(input: Record<string, unknown>, path: string, value: string): Record<string, unknown> {
  const [name = "", ...rest] = path.split(".");
  const inner = input[name];
  const nested = typeof inner === "object" && inner !== null ? { ...inner } : {};
  return { ...input, [name]: rest.length === 0 ? value : setPath(nested, rest.join("."), value) };
}

/** Drops the values that mean the default where something is created. */
const dropBlank = (input: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => !isBlank(value)));

const isBlank = (value: unknown) =>
  value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
