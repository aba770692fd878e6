import type { CallServices } from "@/lib/access/call";
import { CredentialRefusedError } from "@/lib/credentials/credential-refused-error";
import type { ReservedCall } from "./stages";

/** Reports the stage of a call, and returns it. */
type Advance = (stage: ReservedCall) => ReservedCall;

/**
 * Calls the provider with one credential of the pool after another, until it does not refuse one. Records each
 * refusal. Returns the call with the credential that was used, and its answer.
 * @throws the errors of `send` with the last credential.
 */
export async function tryCredentials<Answer>(
  { health }: Pick<CallServices, "health">,
  call: ReservedCall,
  advance: Advance,
  send: (call: ReservedCall) => Promise<Answer>,
): Promise<{ call: ReservedCall; answer: Answer }> {
  const { stored } = call.credential;
  const at = call.caller.now;
  try {
    const answer = await send(call);
    if (stored) health.accept(stored, at);
    return { call, answer };
  } catch (error) {
    if (!stored || !(error instanceof CredentialRefusedError)) throw error;
    const { refusal } = error;
    health.refuse(stored.id, refusal, at);
    const [next, ...spares] = call.spares;
    if (!next) throw error;
    const runtimeId = call.selection.runtime?.id ?? null;
    const attempt = { runtimeId, credentialId: stored.id, status: refusal.status, reason: refusal.reason };
    const following = { ...call, spares, attempts: [...call.attempts, attempt], credential: next() };
    return tryCredentials({ health }, advance(following), advance, send);
  }
}
