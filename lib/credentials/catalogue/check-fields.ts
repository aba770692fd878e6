import { withoutEndpoint } from "./base-url";
import { type Provider, type ProviderField, toCapabilities } from "./provider";
import { parseServiceAccount } from "./service-account";

export type FieldReason = "unexpected" | "missing" | "dependency" | "value" | "url" | "form";
export type FieldError = { field: string; reason: FieldReason; message: string };
export type FieldOptions = {
  /** Whether the user confirmed a value of unusual form. */
  confirmed?: boolean;
  /** The names of the fields that the stored credential has. A blank field keeps the stored value. */
  stored?: readonly string[];
};

/** The checked part of a provider's entry. */
export type CheckedFields = Pick<Provider, "name" | "fields" | "capabilities">;

const LONGEST = { text: 1_024, url: 2_048, password: 8_192, textarea: 32_768 };
const PRINTABLE = /^[!-~]+$/;

/** Returns what is wrong with a value of a format, null when it is valid. */
const FORMATS: Record<NonNullable<ProviderField["format"]>, (value: string) => string | null> = {
  "host-label": (value) =>
    /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(value)
      ? null
      : "has to be lowercase letters, digits and hyphens",
  "path-segment": (value) =>
    /^[A-Za-z0-9][A-Za-z0-9_:-]*(\.[A-Za-z0-9_:-]+)*$/.test(value) ? null : "contains invalid characters",
  "service-account": (value) => {
    const parsed = parseServiceAccount(value);
    return typeof parsed === "string" ? parsed : null;
  },
};

/**
 * Checks a credential's fields against its provider's entry. `values` contains only the filled fields,
 * trimmed (URLs without slashes at the end). `errors` is empty when all fields are valid. Blank, null and
 * absent fields are treated alike.
 */
export function checkFields(
  provider: CheckedFields,
  fields: Readonly<Record<string, unknown>>,
  { confirmed = false, stored = [] }: FieldOptions = {},
): { values: Record<string, string>; errors: FieldError[] } {
  const known = new Map(provider.fields.map((field) => [field.name, field]));
  const values: Record<string, string> = {};
  const errors: FieldError[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const field = known.get(name);
    if (!field)
      errors.push({ field: name, reason: "unexpected", message: `${provider.name} has no field ${name}` });
    else if (value === null || value === undefined) continue;
    else if (typeof value !== "string") errors.push(fieldError(field, "value", "has to be a text"));
    else if (value.trim() !== "") values[name] = field.type === "url" ? trimUrl(value) : value.trim();
  }
  const filled = new Set([...stored, ...Object.keys(values)]);
  const anyForm = confirmed || filled.has("api_base");
  const failed = new Set(errors.map((error) => error.field));
  for (const field of provider.fields) {
    if (failed.has(field.name)) continue;
    const error = presenceError(provider, field, filled) ?? valueError(field, values[field.name], anyForm);
    if (error) errors.push(error);
  }
  const [first] = provider.fields;
  if (first && errors.length === 0 && toCapabilities(provider, filled).length === 0) {
    errors.push({ field: first.name, reason: "missing", message: `Enter a secret of ${provider.name}` });
  }
  return { values, errors };
}

function presenceError(
  provider: CheckedFields,
  field: ProviderField,
  filled: ReadonlySet<string>,
): FieldError | undefined {
  if (!filled.has(field.name)) {
    return field.required ? fieldError(field, "missing", "is required") : undefined;
  }
  if (!field.requires || filled.has(field.requires)) return undefined;
  const other = provider.fields.find((candidate) => candidate.name === field.requires);
  return fieldError(field, "dependency", `needs ${other?.label ?? field.requires} as well`);
}

function valueError(
  field: ProviderField,
  value: string | undefined,
  anyForm: boolean,
): FieldError | undefined {
  if (value === undefined) return undefined;
  if (value.length > LONGEST[field.type]) {
    return fieldError(field, "value", `has more than ${LONGEST[field.type]} characters`);
  }
  if (field.type === "url" && !isBaseUrl(value)) {
    return fieldError(field, "url", "has to be an http or https URL without user, query or fragment");
  }
  const base = field.type === "url" ? withoutEndpoint(value) : null;
  if (base !== null) return fieldError(field, "url", `has to end before the endpoint: ${base}`);
  if (field.type === "password" && !PRINTABLE.test(value)) {
    return fieldError(
      field,
      "value",
      "contains a space, a line break or another character that keys do not have",
    );
  }
  const wrong = field.format ? FORMATS[field.format](value) : null;
  if (wrong !== null) return fieldError(field, "value", wrong);
  if (!field.form || anyForm || new RegExp(field.form.pattern).test(value)) return undefined;
  return fieldError(field, "form", `does not look like ${field.form.display}`);
}

function fieldError(field: ProviderField, reason: FieldReason, predicate: string): FieldError {
  return { field: field.name, reason, message: `${field.label} ${predicate}` };
}

/** Trims a URL and removes the slashes at its end. */
export function trimUrl(value: string): string {
  return value.trim().replace(/\/+$/, "");
}

/** Returns whether a text is an http or https URL without user, query or fragment. */
export function isBaseUrl(value: string): boolean {
  if (!URL.canParse(value) || /[?#\\\s]/.test(value)) return false;
  const url = new URL(value);
  const isWeb = url.protocol === "https:" || url.protocol === "http:";
  return isWeb && /^https?:\/\//i.test(value) && !url.username && !url.password;
}
