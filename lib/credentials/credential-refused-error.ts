import { AppError, type ErrorCode, type ErrorDetails } from "@/lib/core/errors/errors";
import type { Refusal } from "./pool/credential-health";

/** The error of a call whose credential the provider refused. Calls go on with the pool's next credential. */
export class CredentialRefusedError extends AppError {
  constructor(
    code: ErrorCode,
    details: ErrorDetails,
    readonly refusal: Refusal,
  ) {
    super(code, details);
  }
}
