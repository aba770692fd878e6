import { type Owners, ownerName } from "@/components/organizations/owners";
import type { ModelProvider, Resolution, Runtime } from "./types";

/** The labels of the kinds of runtimes. */
export const kinds: Record<Runtime["kind"], string> = {
  chat: "Chat",
  embedding: "Embedding",
  transcription: "Transcription",
  realtime: "Realtime",
};

/** The label of the upstream model when a runtime passes the requested model through. */
export const anyModel = "Requested model";

/** Returns the credential that a call to a runtime would use now, and the reason, each in a few words. */
export function resolutionWords(
  { workspaceId }: Pick<Runtime, "workspaceId">,
  { source, credentialName, problem }: Resolution,
  provider: ModelProvider | undefined,
  owners: Pick<Owners, "organization" | "workspaces">,
): { what: string; why: string } {
  const stored = (owner: string) => credentialName ?? `A credential of ${owner}`;
  const organization = owners.organization.name;
  const workspace = ownerName(owners, workspaceId);
  switch (source) {
    case "runtime":
      return { what: stored(organization), why: "Linked" };
    case "workspace":
      return { what: stored(workspace), why: `${workspace} default` };
    case "organization":
      return { what: stored(organization), why: `${organization} default` };
    case "environment":
      return { what: provider?.environmentVariable ?? "The environment", why: "Environment variable" };
    case "none":
      return { what: "None", why: "Custom base URL" };
    case null:
      return { what: "None: calls fail", why: problem ?? "" };
  }
}
