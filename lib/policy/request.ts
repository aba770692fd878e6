import type { ModelTarget } from "./models";
import type { ProjectAccess } from "./project-access";
import type { PolicyValues } from "./values";

/** The fields of a key that decide its calls: its state, its policy and its project access. */
export type Policy = Pick<
  PolicyValues,
  "expiresAt" | "ipAllowlist" | "scopes" | "modelAllowlist" | "modelDenylist"
> & {
  enabled: boolean;
  revokedAt: Date | null;
  access: ProjectAccess;
};

/** A request for the checks. `param` is the name of the field or header that the request used. */
export type PolicyRequest = {
  /** Null when no trusted address is known. An allowlist then denies the request. */
  ip: string | null;
  /** Null when the call needs none. */
  scope: string | null;
  /** The project of the request. Its id is null when the organization has no such project. */
  project?: { id: string | null; param: string };
  /** The result of looking up a runtime. Absent when the request needs none. */
  runtime?: { param: string; found: boolean; required: boolean };
  /** The runtime or model that will be called. */
  target?: ModelTarget & { param: string };
};

export type Denial = {
  code: "FORBIDDEN" | "INSUFFICIENT_SCOPE" | "RUNTIME_NOT_FOUND" | "MODEL_FORBIDDEN";
  reason: CheckName;
  message: string;
  param: string | null;
};

/** The checks of a policy, in order. */
export const CHECK_NAMES = [
  "revoked",
  "disabled",
  "expired",
  "ip",
  "scope",
  "project",
  "runtime",
  "model",
] as const;

export type CheckName = (typeof CHECK_NAMES)[number];
