import type { z } from "zod";

/** All expected errors: HTTP status, the type that SDKs read, and the default message. */
export const ERRORS = {
  INVALID_REQUEST: { status: 400, type: "invalid_request_error", message: "Invalid request" },
  IN_USE: { status: 400, type: "invalid_request_error", message: "Still in use" },
  UNAUTHORIZED: { status: 401, type: "authentication_error", message: "Unknown/Bad API key" },
  BUDGET_EXCEEDED: { status: 402, type: "insufficient_quota", message: "Budget exceeded" },
  FORBIDDEN: { status: 403, type: "permission_error", message: "Check workspace permissions" },
  INSUFFICIENT_SCOPE: { status: 403, type: "permission_error", message: "Missing scope" },
  MODEL_FORBIDDEN: { status: 403, type: "permission_error", message: "Model not allowed" },
  NOT_FOUND: { status: 404, type: "invalid_request_error", message: "Not found" },
  RUNTIME_NOT_FOUND: { status: 404, type: "invalid_request_error", message: "No runtime found" },
  METHOD_NOT_ALLOWED: { status: 405, type: "invalid_request_error", message: "Method not allowed" },
  CONFLICT: { status: 409, type: "invalid_request_error", message: "Conflict" },
  KEY_ACTIVE: { status: 409, type: "invalid_request_error", message: "Key is still active" },
  HAS_USAGE: { status: 409, type: "invalid_request_error", message: "Key has usage" },
  NOT_EMPTY: { status: 409, type: "invalid_request_error", message: "Not empty" },
  PAYLOAD_TOO_LARGE: { status: 413, type: "invalid_request_error", message: "Request body too large" },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, type: "invalid_request_error", message: "Send application/json" },
  IDEMPOTENCY_MISMATCH: {
    status: 422,
    type: "invalid_request_error",
    message: "This Idempotency-Key was used with another body",
  },
  PROVIDER_AUTH: { status: 424, type: "authentication_error", message: "No provider credential" },
  RATE_LIMIT: { status: 429, type: "rate_limit_error", message: "Too many requests" },
  INTERNAL: { status: 500, type: "server_error", message: "Internal error" },
  UPSTREAM_ERROR: { status: 502, type: "server_error", message: "The provider failed" },
  UPSTREAM_TIMEOUT: { status: 504, type: "server_error", message: "The provider timed out" },
  PROVIDER_ERROR: { status: 502, type: "invalid_request_error", message: "The provider refused the request" },
  UNAVAILABLE: { status: 503, type: "server_error", message: "The database is not reachable. Try again" },
} as const;

export type ErrorCode = keyof typeof ERRORS;

export type FieldError = { path: string; message: string };

export type ErrorDetails = {
  message?: string;
  reason?: string | null;
  /** The input field, by its name in the operation's input. Adapters rename it for the wire. */
  param?: string | null;
  fields?: FieldError[];
  /** Set when the fields have the names that the caller sent, so that adapters do not rename them. */
  asSent?: true;
  headers?: Record<string, string>;
  /** Additional fields of the error body, such as the objects that use a credential. */
  extra?: Record<string, unknown>;
  /** For PROVIDER_ERROR only, whose status is the provider's. */
  status?: number;
  type?: string;
};

let hasStacks = true;

/** Leaves out the stacks of expected errors. Nobody reads them, and they are a tenth of the cost of a refused request. */
export const omitStacks = (): void => {
  hasStacks = false;
};

/** An expected error. Every other error is a bug and is answered as INTERNAL. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly type: string;
  readonly reason: string | null;
  readonly param: string | null;
  readonly fields: FieldError[] | undefined;
  readonly asSent: boolean;
  readonly headers: Record<string, string>;
  readonly extra: Record<string, unknown>;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    const { stackTraceLimit } = Error;
    if (!hasStacks) Error.stackTraceLimit = 0;
    super(details.message ?? ERRORS[code].message);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = "AppError";
    this.code = code;
    this.status = details.status ?? ERRORS[code].status;
    this.type = details.type ?? ERRORS[code].type;
    this.reason = details.reason ?? null;
    this.param = details.param ?? null;
    this.fields = details.fields;
    this.asSent = details.asSent ?? false;
    this.headers = details.headers ?? {};
    this.extra = details.extra ?? {};
  }
}

/**
 * Returns the error for an object that does not exist or that the caller may not read. Both cases have the
 * same error.
 */
export const notFound = () => new AppError("NOT_FOUND");

/** Returns the error for an object that the caller may read but not change, or a workspace without access. */
export const noAccess = () => new AppError("FORBIDDEN", { reason: "access" });

/** Returns the error for a grant beyond the caller's own access. `param` is the field. */
export const beyondOwnAccess = (param: string | null) =>
  new AppError("FORBIDDEN", { message: "Beyond your own access", reason: "attenuation", param });

/** Returns the error for one invalid field. */
export const invalidField = (path: string, message: string) =>
  new AppError("INVALID_REQUEST", {
    message,
    reason: "validation",
    param: path,
    fields: [{ path, message }],
  });

/** Returns the error for input that a schema rejected, with each problem at its path. */
export function invalidInput(error: z.ZodError): AppError {
  const fields = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ path: [...issue.path, key].join("."), message: "Unknown field" }))
      : [{ path: issue.path.join("."), message: issue.message }],
  );
  return new AppError("INVALID_REQUEST", {
    message: fields[0]?.message,
    reason: "validation",
    param: fields[0]?.path || null,
    fields,
  });
}

/** Returns the error for a name or slug that is already used. */
export const nameConflict = (param: string, message = "This name is taken") =>
  new AppError("CONFLICT", { message, reason: "taken", param });
