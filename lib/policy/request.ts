import type { ModelTarget } from "./models";
import type { ProjectAccess } from "./project-access";
import type { PolicyValues } from "./values";

/** What decides a key's calls: its state, its policy and its project access. */
export type Policy = Pick<
  PolicyValues,
  "expiresAt" | "ipAllowlist" | "scopes" | "modelAllowlist" | "modelDenylist"
> & {
  enabled: boolean;
  revokedAt: Date | null;
  access: ProjectAccess;
};

/** A request as the checks see it. `param` is the name of the field or header that the request used. */
export type PolicyRequest = {
  /** Null when no trustworthy address is known: then an allowlist refuses. */
  ip: string | null;
  /** Null if the call needs none. */
  scope: string | null;
  /** A project that the request names; its id is null if the organization has no such project. */
  project?: { id: string | null; param: string };
  /** Whether a runtime was looked for, found, and needed. */
  runtime?: { param: string; found: boolean; required: boolean };
  /** What will be called. */
  target?: ModelTarget & { param: string };
};

export type Denial = {
  code: "FORBIDDEN" | "INSUFFICIENT_SCOPE" | "RUNTIME_NOT_FOUND" | "MODEL_FORBIDDEN";
  reason: CheckName;
  message: string;
  param: string | null;
};

export type CheckName = "revoked" | "disabled" | "expired" | "ip" | "scope" | "project" | "runtime" | "model";
