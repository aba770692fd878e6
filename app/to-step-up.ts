import {
  confirmCode,
  confirmPasskey,
  confirmPassword,
  startPasskeyConfirmation,
} from "@/app/actions/account";
import { startWithProvider } from "@/app/actions/session";
import type { Session } from "@/lib/auth/sessions";
import { listIdentityProviders } from "@/lib/next/auth";

/** Returns the ways in which a person can confirm an action, for the dialog that asks for it. */
export function toStepUp({ email, hasPassword, hasSecondFactor, hasPasskey }: Session["user"]) {
  const providers = listIdentityProviders();
  return {
    email,
    action: hasPassword ? confirmPassword : null,
    codeAction: hasSecondFactor ? confirmCode : null,
    passkey: hasPasskey ? { start: startPasskeyConfirmation, confirm: confirmPasskey } : null,
    provider: hasPassword || providers.length === 0 ? null : { start: startWithProvider, providers },
  };
}
