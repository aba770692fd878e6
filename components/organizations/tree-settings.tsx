"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { ListItem, ListText } from "@/components/ui/card";
import { Confirm } from "@/components/ui/confirm";
import { useToast } from "@/components/ui/toast";
import type { Result } from "@/lib/core/action-result";
import { NameDialog, type Named } from "./name-dialog";

type Thing = { id: string; version: number; name: string; slug: string };

type Props = {
  organization: string;
  what: "workspace" | "project";
  thing: Thing;
  /** Said before a deletion: what goes with it. */
  consequence: string;
  rename: (
    organization: string,
    input: { id: string; version: number; name: string },
  ) => Promise<Result<Named>>;
  remove: (organization: string, input: { id: string }) => Promise<Result<unknown>>;
};

/** Renaming and deleting a workspace or project. */
export function TreeSettings({ organization, what, thing, consequence, rename, remove }: Props) {
  const router = useRouter();
  const toast = useToast();
  return (
    <>
      <ListItem>
        <ListText>
          <p className="font-medium text-ink">Name</p>
          <p className="text-ink-2">
            {thing.name}, <span className="font-mono text-[0.923em]">{thing.slug}</span> in addresses and
            headers
          </p>
        </ListText>
        <NameDialog
          trigger={<Button>Rename…</Button>}
          title={`Rename ${thing.name}`}
          verb="Save"
          current={thing.name}
          submit={({ name }) => rename(organization, { id: thing.id, version: thing.version, name })}
          onDone={({ name }) => toast({ text: `It is called ${name} now.` })}
        />
      </ListItem>
      <ListItem>
        <ListText>
          <p className="font-medium text-ink">Delete this {what}</p>
          <p className="text-ink-2">{consequence}</p>
        </ListText>
        <Confirm
          trigger={<Button variant="danger">Delete…</Button>}
          title={`Delete ${thing.name} permanently?`}
          description={consequence}
          verb={`Delete ${what}`}
          typed={thing.name}
          onConfirm={async () => {
            const result = await remove(organization, { id: thing.id });
            if (!result.ok) return result.error.message;
            router.push(`/orgs/${organization}`);
          }}
        />
      </ListItem>
    </>
  );
}
