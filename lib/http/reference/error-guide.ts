import { ERRORS, type ErrorCode } from "@/lib/core/errors/errors";

type Advice = { cause: string; fix: string };

/** The guide to one error code. `reasons` explains the values of the error's `reason`. */
export type ErrorGuide = Advice & {
  code: ErrorCode;
  status: number;
  type: string;
  reasons: Readonly<Record<string, Advice>>;
};

type Entry = Advice & { reasons?: Readonly<Record<string, Advice>> };

const GUIDE: Record<ErrorCode, Entry> = {
  INVALID_REQUEST: {
    cause: "The body, the query or a header of the request is not valid.",
    fix: "Read `param` and `fields`: they name each wrong field with the reason. Correct it and send the request again.",
    reasons: {
      validation: {
        cause: "A field is missing, unknown or out of its bounds.",
        fix: "Correct the fields that `fields` lists.",
      },
      credential_transport: {
        cause: "The request has two different credentials, or a key in its address.",
        fix: "Send the key once, in the `Authorization` header.",
      },
    },
  },
  IN_USE: {
    cause: "Runtimes or storage units use this credential. The error lists them.",
    fix: "Link the listed resources to another credential, or deactivate this one instead of deleting it.",
  },
  UNAUTHORIZED: {
    cause: "The request has no key, or the key is not one of an active organization.",
    fix: "Send `Authorization: Bearer sk_live_…` with the whole key. If it is lost, rotate the key in the console.",
    reasons: {
      missing: { cause: "The request has no key.", fix: "Add the header `Authorization: Bearer sk_live_…`." },
      unknown: {
        cause: "The key is malformed, deleted, replaced by a rotation, or from another installation.",
        fix: "Compare its beginning with the prefix in the console, and check for cut or added characters.",
      },
    },
  },
  BUDGET_EXCEEDED: {
    cause: "The cost that the request could have does not fit into a budget.",
    fix: "Raise or boost the budget that the message names, or wait for its next period. Do not retry before.",
    reasons: {
      budget: {
        cause: "A budget of the key, project, workspace or organization is spent.",
        fix: "Raise it, boost it for a time, or wait until it resets.",
      },
      model_budget: { cause: "A budget for this model is spent.", fix: "Raise it, or use another model." },
      price_unknown: {
        cause:
          "The cost is unknown before the request: its model or service tier has no price, it is speech or a recording, it uses a tool that answers do not count, or it names further models.",
        fix: "Set prices of its own at the runtime: for tokens, for a million characters of speech, for a minute of audio, or for an image. Leave out `models`, `fallbacks`, and the tools that the message names.",
      },
    },
  },
  FORBIDDEN: {
    cause: "The key or the person may not do this.",
    fix: "Read `reason`. In the console, Explain shows every check of a key and the rule that decided.",
    reasons: {
      revoked: {
        cause: "The key is revoked.",
        fix: "Use another key, or restore it. Rotating is safer after a leak.",
      },
      disabled: { cause: "The key is disabled.", fix: "Enable the key." },
      expired: { cause: "The key has expired.", fix: "Move its expiry, or create a new key." },
      ip: {
        cause: "The address of the client is not on the key's IP allowlist, or is unknown.",
        fix: "Add the address to the allowlist. Behind a proxy, set `TRUSTED_PROXIES`.",
      },
      project: {
        cause: "The request names a project that the key has no access to.",
        fix: "Name another project, or change the project access of the key.",
      },
      access: {
        cause: "The workspace or the inherited key is not yours to use or change.",
        fix: "Ask an admin for access to the workspace.",
      },
      attenuation: {
        cause: "The resulting key would have more rights or higher limits than the caller.",
        fix: "Lower the field that `param` names to what the calling key or person has.",
      },
      step_up: {
        cause: "The action needs your password again.",
        fix: "Enter your password in the dialog, then repeat the action.",
      },
      reveal_policy: {
        cause: "The organization does not allow secrets to be shown.",
        fix: "An owner can change the reveal policy in Settings.",
      },
    },
  },
  INSUFFICIENT_SCOPE: {
    cause: "The key lacks the scope that the route needs.",
    fix: "Add the scope that the message and the `WWW-Authenticate` header name, or use another key.",
  },
  MODEL_FORBIDDEN: {
    cause: "The key's model rules do not allow the model, or deny it.",
    fix: "Request an allowed model, or change the model allowlist or denylist of the key.",
  },
  NOT_FOUND: {
    cause: "The object or the route does not exist, or the key has no access to it.",
    fix: "Check the id and the path. Objects of other projects look like missing ones.",
  },
  RUNTIME_NOT_FOUND: {
    cause: "No enabled runtime matches the request, and no provider is known for the model.",
    fix: "Send the name of an enabled runtime as `model`. `GET /v1/models` lists them.",
  },
  METHOD_NOT_ALLOWED: {
    cause: "The route exists, but not with this method.",
    fix: "Use a method that the `Allow` header lists.",
  },
  CONFLICT: {
    cause: "The change conflicts with the present state of the object.",
    fix: "Read `reason`, load the object again, and decide anew.",
    reasons: {
      version: {
        cause: "The object has changed since the `version` that was sent.",
        fix: "Load it again and repeat the change.",
      },
      taken: { cause: "The name or slug is already used.", fix: "Choose another one." },
      inactive: { cause: "The workflow is inactive.", fix: "Activate it, then trigger it again." },
    },
  },
  KEY_ACTIVE: {
    cause: "The key is enabled and not revoked.",
    fix: "Revoke or disable the key, make sure that nothing needs it, then delete it.",
  },
  HAS_USAGE: {
    cause: "The key was used. Deleting it deletes its usage too.",
    fix: "Archive it to hide it, or delete it with `?force=1`.",
  },
  NOT_EMPTY: {
    cause: "The object still contains others. The error lists them.",
    fix: "Delete or move what it contains first.",
  },
  PAYLOAD_TOO_LARGE: {
    cause: "The request body is larger than the route accepts.",
    fix: "Send at most 1 MiB to the management API, and 25 MiB to the gateway.",
  },
  UNSUPPORTED_MEDIA_TYPE: {
    cause: "The body has a type or an encoding that the route does not read.",
    fix: "Send `Content-Type: application/json`, without encoding or with gzip, deflate or br.",
  },
  IDEMPOTENCY_MISMATCH: {
    cause: "The `Idempotency-Key` was used within 24 hours with another body.",
    fix: "Use a new value for a new request. Repeat a request with the same body.",
  },
  PROVIDER_AUTH: {
    cause: "The gateway has no usable credential for the provider, or the provider refused it.",
    fix: "Add or activate a credential for the provider, and test it in the console. The caller's own key is good.",
    reasons: {
      missing: {
        cause: "No credential was found. The message lists what was looked for.",
        fix: "Add a credential, or set the provider's environment variable.",
      },
      inactive: {
        cause: "The linked credential is inactive.",
        fix: "Activate it, or link the runtime to another one.",
      },
      rejected: {
        cause: "The provider rejected the credential.",
        fix: "Replace the secret with a new one from the provider.",
      },
    },
  },
  RATE_LIMIT: {
    cause: "A limit of the key is used up.",
    fix: "Wait as long as `Retry-After` says, or raise the limit.",
    reasons: {
      minute: {
        cause: "The limit per minute is used up.",
        fix: "Send the request again after `Retry-After`. Minutes follow the UTC clock.",
      },
      day: {
        cause: "The daily hard limit is used up.",
        fix: "Wait for the next UTC day, or raise the limit.",
      },
    },
  },
  INTERNAL: {
    cause: "Keystead failed. The details are in its log under the request id.",
    fix: "Send the request again. If it fails again, report the request id.",
  },
  UPSTREAM_ERROR: {
    cause: "The provider failed, or its answer is not usable.",
    fix: "Send the request again later. Check the provider's status, and the base URL of the credential.",
  },
  UPSTREAM_TIMEOUT: {
    cause: "The provider did not answer in time.",
    fix: "Send the request again, or ask for a shorter answer.",
  },
  PROVIDER_ERROR: {
    cause: "The provider refused the request itself. The message, `reason` and `param` are the provider's.",
    fix: "Correct the request as the provider's message says.",
  },
  UNAVAILABLE: {
    cause: "The database is not reachable, or too many requests wait for it.",
    fix: "Send the request again after `Retry-After`.",
  },
};

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(GUIDE, code);

const toGuide = (code: ErrorCode): ErrorGuide => {
  const { status, type } = ERRORS[code];
  return { code, status, type, reasons: {}, ...GUIDE[code] };
};

/** Finds the guide to an error code. */
export const findErrorGuide = (code: string): ErrorGuide | null => (isErrorCode(code) ? toGuide(code) : null);

/** Lists the guides to all error codes, by status. */
export const listErrorGuides = (): ErrorGuide[] =>
  Object.keys(GUIDE)
    .filter(isErrorCode)
    .map(toGuide)
    .sort((one, other) => one.status - other.status);
