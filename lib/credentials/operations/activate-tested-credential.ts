import { z } from "zod";
import { version } from "@/lib/core/input/codecs";
import { sampleId } from "@/lib/core/operations/allowed";
import type { Context } from "@/lib/core/operations/context";
import { command } from "@/lib/core/operations/operation";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import { findTest } from "@/lib/credentials/catalogue/find-test";
import { countCredentialRequests } from "@/lib/credentials/count-credential-requests";
import { findCredentialTarget } from "@/lib/credentials/credential-target";
import { type Credential, credentialView, toCredentialView } from "@/lib/credentials/credential-view";
import { findAlternative } from "@/lib/credentials/pool/find-alternative";
import { updateCredentialRow } from "@/lib/credentials/write-credential";

const replacedView = z.object({ id: z.string(), name: z.string(), requestsLastDay: z.int() });

/**
 * Activates a credential if its last test was valid, or it has none, and no other active credential would lose its
 * calls. Otherwise it stays inactive. `replaces` is the credential in use whose calls it would take over.
 */
export const activateTestedCredential = command({
  name: "credentials.activateTested",
  title: "Activate a tested provider credential",
  permission: "credentials:write",
  allowed: { "workspace write": sampleId("credentialId") },
  target: (ctx, { id }) => findCredentialTarget(ctx, id),
  input: z.strictObject({ id: z.string(), version }),
  output: credentialView.extend({ replaces: replacedView.nullable() }),

  run: async (ctx, { version }, credential) => {
    if (credential.active) return { ...toCredentialView(credential), replaces: null };
    const replaces = await findReplaced(ctx, credential);
    const isAccepted = credential.lastTestResult === "valid" || !isTestable(credential);
    const isSafe = isAccepted && replaces === null;
    const patch = isSafe ? { active: true, activatedAt: ctx.now } : {};
    return { ...toCredentialView(await updateCredentialRow(ctx, credential, version, patch)), replaces };
  },
});

const isTestable = ({ provider: id, publicFields }: Credential) => {
  const provider = findProvider(id);
  return provider !== undefined && findTest(provider, publicFields) !== null;
};

/**
 * Finds the credential whose calls another one would take over when it is activated. A greater priority keeps them.
 * Only calls of models choose a credential by themselves.
 */
async function findReplaced(ctx: Context, credential: Credential) {
  if (!toCredentialView(credential).capabilities.includes("model")) return null;
  const alternative = await findAlternative(ctx, credential);
  if (!alternative || alternative.priority > credential.priority) return null;
  const { id, name } = alternative;
  return { id, name, requestsLastDay: await countCredentialRequests(ctx, id) };
}
