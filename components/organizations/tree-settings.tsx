"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDeletion } from "@/components/resource/confirm-deletion";
import { Button } from "@/components/ui/buttons/button";
import { ListItem, ListText } from "@/components/ui/card";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";
import type { Result } from "@/lib/core/errors/action-result";
import { BlockedDeletion } from "./blocked-deletion";
import { NameDialog } from "./name-dialog";
import type { Named } from "./name-form";
import type { Blocker } from "./types";

type Thing = { id: string; version: number; name: string; slug: string };

type Props = {
  organization: string;
  what: "workspace" | "project";
  thing: Thing;
  /** A sentence about what is deleted with it. */
  consequence: string;
  /** The resources that prevent its deletion. */
  blockers: readonly Blocker[];
  rename: (
    organization: string,
    input: { id: string; version?: number; name: string },
  ) => Promise<Result<Named>>;
  /** Deletes it. `force` also deletes the usage records of its keys. */
  remove: (organization: string, input: { id: string; force?: boolean }) => Promise<Result<unknown>>;
};

/** Shows the settings that rename and delete a workspace or a project. */
export function TreeSettings({ blockers, remove, consequence, rename, ...props }: Props) {
  return (
    <>
      <ListItem>
        <Name {...props} rename={rename} />
      </ListItem>
      <ListItem>
        <ListText>
          <p className="font-medium text-ink">Delete this {props.what}</p>
          <p className="text-ink-2">{consequence}</p>
        </ListText>
        {blockers.length > 0 ? (
          <BlockedDeletion what={props.what} name={props.thing.name} blockers={blockers} />
        ) : (
          <Deletion {...props} consequence={consequence} remove={remove} />
        )}
      </ListItem>
    </>
  );
}

function Name({
  organization,
  what,
  thing,
  rename,
}: Pick<Props, "organization" | "what" | "thing" | "rename">) {
  const showUndo = useUndoToast();
  const { id, version, name, slug } = thing;
  return (
    <>
      <ListText>
        <p className="font-medium text-ink">Name</p>
        <p className="text-ink-2">
          {name} · slug <span className="font-mono text-[0.923em]">{slug}</span>
        </p>
      </ListText>
      <NameDialog
        trigger={<Button>Rename…</Button>}
        title={`Rename ${name}`}
        verb="Save"
        current={name}
        request={{
          route: what === "project" ? "PATCH /api/projects/:id" : "PATCH /api/workspaces/:id",
          toInput: (input) => ({ id, version, name: input.name }),
        }}
        submit={(input) => rename(organization, { id, version, name: input.name })}
        onDone={(changed) =>
          showUndo(`Renamed to ${changed.name}.`, () => rename(organization, { id, name }), [id])
        }
      />
    </>
  );
}

type DeletionProps = Pick<Props, "organization" | "what" | "thing" | "consequence" | "remove">;

function Deletion({ organization, what, thing, consequence, remove }: DeletionProps) {
  const router = useRouter();
  const [force, setForce] = useState(false);
  const removal = { id: thing.id, ...(force && { force }) };
  const confirm = async () => {
    const result = await remove(organization, removal);
    if (!result.ok && result.error.code === "HAS_USAGE") {
      setForce(true);
      return "Its keys have usage records, which will be deleted too. Press again to delete both.";
    }
    if (!result.ok) return result.error.message;
    router.push(`/orgs/${organization}`);
  };
  return (
    <ConfirmDeletion
      name={thing.name}
      trigger={<Button variant="danger">Delete…</Button>}
      description={consequence}
      verb={`Delete ${what}`}
      request={{
        route: what === "project" ? "DELETE /api/projects/:id" : "DELETE /api/workspaces/:id",
        getInput: () => removal,
      }}
      onConfirm={confirm}
    />
  );
}
