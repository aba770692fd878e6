import { unsent } from "@/lib/core/errors/action-result";
import type { SampleObjects } from "@/lib/core/operations/allowed";
import type { Operation } from "@/lib/core/operations/operation";
import { loadOperations } from "./all-operations";
import { listSampleCalls, type SampleCall } from "./authorization-matrix";

const operations = await loadOperations();

/** The actions that need no sign-in, with sample arguments. */
export const OPEN: Record<string, unknown[]> = {
  acceptInvitation: [unsent, toForm({ token: "a forged token" })],
  createInvitedAccount: [
    unsent,
    toForm({ token: "a forged token", name: "Forged", password: "a forged password" }),
  ],
  requestPasswordReset: [unsent, toForm({ email: "owner@example.com" })],
  resetPassword: [unsent, toForm({ token: "a forged token", password: "a forged password" })],
  reportKey: [unsent, toForm({ key: "sk_live_0", location: "a forged report" })],
  setUp: [unsent, toForm({ name: "Forged", email: "forged@example.com", password: "a forged password" })],
  signIn: [unsent, toForm({ email: "owner@example.com", password: "a forged password" })],
  signOut: [],
  startPasskeySignIn: [],
  startWithProvider: [unsent, toForm({ provider: "github" })],
};

/** The actions that search lists, with the operation whose audience may see the sample objects. */
const SEARCHES: Record<
  string,
  { of: string; input: (objects: SampleObjects, organization: string) => unknown[] }
> = {
  searchConsole: { of: "listKeys", input: (_, organization) => [organization, true, "-"] },
  findKeyOptions: { of: "listKeys", input: (_, organization) => [organization, "-"] },
  findRuntimeOptions: { of: "listRuntimes", input: (_, organization) => [organization, "-"] },
  findProjects: { of: "listProjects", input: (_, organization) => [organization, "id", null, "Project"] },
  findWorkspaces: { of: "listWorkspaces", input: (_, organization) => [organization, "id", "Workspace"] },
  nameProjects: {
    of: "listProjects",
    input: ({ projectId }, organization) => [organization, [projectId]],
  },
};

/** The operations that the `carryOut` action runs by name. */
const REMEDIATIONS = ["updateKey", "disableKey", "deactivateCredential"];

export type ActionRequest = Pick<SampleCall, "to" | "filtered"> & {
  input: (objects: SampleObjects, organization: string) => unknown[];
};

/**
 * Returns whether an action is about the person's own account. Such actions take a form and no organization.
 */
export const isOwnAccount = (name: string) => "self" in (operations.get(name)?.allowed ?? {});

/** Lists the sample calls of an action, from the sample inputs of its operation. */
export function listRequests(name: string): ActionRequest[] {
  const search = SEARCHES[name];
  if (search) {
    const [call] = listSampleCalls(getOperation(search.of));
    return call ? [{ ...call, input: search.input }] : [];
  }
  if (name === "carryOut") {
    return REMEDIATIONS.flatMap((remediation) =>
      listSampleCalls(getOperation(remediation))
        .slice(0, 1)
        .map((call) => ({
          ...call,
          input: (objects, organization) => [organization, remediation, call.input(objects)],
        })),
    );
  }
  const operation = operations.get(name);
  return (operation ? listSampleCalls(operation) : []).map((call) => ({
    ...call,
    input: (objects, organization) =>
      isOwnAccount(name)
        ? [unsent, toForm(Object(call.input(objects)))]
        : [organization, call.input(objects)],
  }));
}

function getOperation(name: string): Operation {
  const operation = operations.get(name);
  if (!operation) throw new Error(`No operation ${name}`);
  return operation;
}

function toForm(values: Record<string, unknown>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.append(name, String(value));
  return form;
}
