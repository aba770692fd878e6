"use server";

import type { CommandGroup } from "@/components/frame/commands";
import { listCredentials } from "@/lib/credentials/reading";
import { listKeys } from "@/lib/keys/list";
import { action } from "@/lib/server/action";

const MOST = 8;
const findKeys = action(listKeys);
const readCredentials = action(listCredentials);

/** The keys and credentials that a text means, for the command palette. */
export async function searchConsole(organization: string, text: string): Promise<CommandGroup[]> {
  const [keys, credentials] = await Promise.all([
    findKeys(organization, { search: text, limit: MOST, archived: true }),
    readCredentials(organization, {}),
  ]);
  const base = `/orgs/${organization}`;
  const named = (credentials.ok ? credentials.data.data : []).filter(({ name }) =>
    name.toLowerCase().includes(text.toLowerCase()),
  );
  return [
    {
      heading: "API keys",
      commands: (keys.ok ? keys.data.data : []).map(({ id, name, prefix }) => ({
        id,
        label: name,
        hint: prefix,
        icon: "key" as const,
        href: `${base}/keys/${id}`,
      })),
    },
    {
      heading: "Credentials",
      commands: named.slice(0, MOST).map(({ id, name, provider }) => ({
        id,
        label: name,
        hint: provider,
        icon: "vault" as const,
        href: `${base}/credentials?credential=${id}`,
      })),
    },
  ].filter(({ commands }) => commands.length > 0);
}
