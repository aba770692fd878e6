"use client";

import { firstOwner } from "@/components/organizations/owner-field";
import type { Owners } from "@/components/organizations/owners";
import { useCreateDialog } from "@/components/resource/use-create-dialog";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { RuntimeDialog } from "./runtime-dialog";
import type { Choices, RuntimeActions } from "./types";
import { useRuntimeForm } from "./use-runtime-form";

type Props = { owners: Owners; choices: Choices; create: RuntimeActions["create"] };

/** Makes a runtime, in a dialog that the address opens. */
export function NewRuntime({ owners, choices, create }: Props) {
  const toast = useToast();
  const [open, setOpen] = useCreateDialog();
  const form = useRuntimeForm({
    start: {
      name: "",
      kind: "chat",
      provider: choices.providers[0]?.id ?? "",
      upstreamModel: "",
      workspaceId: firstOwner(owners),
      via: "use",
      credentialId: "",
      baseUrl: "",
      enabled: true,
      isDefault: false,
    },
    run: (filled, workspaceId) => create(owners.organization.slug, { ...filled, workspaceId }),
    onDone: ({ name, number }) => {
      form.restart();
      setOpen(false);
      toast({ text: `${name} is runtime ${number}.` });
    },
  });
  return (
    <RuntimeDialog
      trigger={
        <Button variant="primary" icon="plus">
          New Runtime
        </Button>
      }
      open={open}
      onOpenChange={setOpen}
      title="New runtime"
      verb="Create runtime"
      form={form}
      choices={choices}
      owners={owners}
      isNew
    />
  );
}
