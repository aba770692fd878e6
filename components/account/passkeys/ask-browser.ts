import type { Result } from "@/lib/core/errors/action-result";

/** Lets the browser create a passkey. Returns its answer as JSON. */
export const createPasskey = (options: string) =>
  ask("The browser created no passkey. Try again", async () => {
    const { startRegistration } = await import("@simplewebauthn/browser");
    return startRegistration({ optionsJSON: JSON.parse(options) });
  });

/** Lets the browser ask for a passkey. Returns its answer as JSON. */
export const getPasskey = (options: string) =>
  ask("The browser returned no passkey. Try again, or use another way", async () => {
    const { startAuthentication } = await import("@simplewebauthn/browser");
    return startAuthentication({ optionsJSON: JSON.parse(options) });
  });

async function ask(otherwise: string, request: () => Promise<unknown>): Promise<Result<string>> {
  try {
    return { ok: true, data: JSON.stringify(await request()) };
  } catch (error) {
    const isKnown = error instanceof Error && error.name === "InvalidStateError";
    const message = isKnown ? "This device already has a passkey of your account" : otherwise;
    const rest = { reason: null, param: null, fields: [], requestId: "" };
    return { ok: false, error: { code: "PASSKEY", message, ...rest } };
  }
}
