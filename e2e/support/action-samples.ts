import { unsent } from "@/lib/core/action-result";
import { MAY, type Verdict } from "./authorization-matrix";
import { SAMPLES, type Targets } from "./operation-samples";

/** Actions on one's own account, which take forms. */
export const ACCOUNT = ["renameAccount", "changePassword", "endSession", "endOtherSessions"];
/** What a finding may offer, for `carryOut`. */
const REMEDIATIONS = ["updateKey", "disableKey", "deactivateCredential"];

/** Actions that are there for people who are not signed in too, and what they take. */
export const OPEN: Record<string, unknown[]> = {
  reportKey: [unsent, formOf({ key: "sk_live_0", location: "a forged report" })],
  setUp: [unsent, formOf({ name: "Forged", email: "forged@example.com", password: "a forged password" })],
  signIn: [unsent, formOf({ email: "owner@example.com", password: "a forged password" })],
  signOut: [],
};

/** Actions that answer what a text means, or ids, from lists. */
const SEARCHES: Record<string, ActionRequest> = {
  searchConsole: { input: (_, organization) => [organization, true, "-"], verdict: MAY.listKeys?.(0) },
  findProjects: {
    input: (_, organization) => [organization, "id", null, "Project"],
    verdict: MAY.listProjects?.(0),
  },
  nameProjects: {
    input: ({ projectId }, organization) => [organization, [projectId]],
    verdict: MAY.listProjects?.(0),
  },
};

export type ActionRequest = {
  input: (aim: Targets, organization: string) => unknown[];
  verdict: Verdict | undefined;
};

/** What is asked of an action: every input of its operation's sample, and whom that is open to. */
export function listRequests(name: string): ActionRequest[] {
  const inputOf = (of: string, index: number, aim: Targets) => SAMPLES[of]?.inputs(aim)[index] ?? {};
  const verdictOf = (of: string, index: number) => MAY[of]?.(index);
  const search = SEARCHES[name];
  if (search) return [search];
  if (name === "carryOut") {
    return REMEDIATIONS.map((remediation) => ({
      input: (aim, organization) => [organization, remediation, inputOf(remediation, 0, aim)],
      verdict: verdictOf(remediation, 0),
    }));
  }
  const count = SAMPLES[name]?.inputs(nowhere).length ?? 0;
  return Array.from({ length: count }, (_, index) => ({
    input: (aim, organization) =>
      ACCOUNT.includes(name)
        ? [unsent, formOf(inputOf(name, index, aim))]
        : [organization, inputOf(name, index, aim)],
    verdict: verdictOf(name, index),
  }));
}

const nowhere = Object.fromEntries<string>([]) as Targets;

function formOf(values: Record<string, unknown>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.append(name, String(value));
  return form;
}
