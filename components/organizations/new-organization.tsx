"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ActionOf } from "@/components/ui/feedback/action";
import type { createOrganization } from "@/lib/organizations/operations/create-organization";
import { NameDialog } from "./name-dialog";

type Props = {
  /** The slug of an organization that the user owns. */
  organization: string;
  create: ActionOf<typeof createOrganization>;
  onClose: () => void;
};

/** Shows the dialog that creates an organization. Then opens it. */
export function NewOrganization({ organization, create, onClose }: Props) {
  const router = useRouter();
  const [isLeaving, setLeaving] = useState(false);
  return (
    <NameDialog
      open={!isLeaving}
      onClose={onClose}
      title="New organization"
      verb="Create organization"
      hint="It has its own members, keys, credentials and settings. You are its owner."
      submit={({ name }, token) => create(organization, { name }, token)}
      onDone={({ slug }) => {
        setLeaving(true);
        router.push(`/orgs/${slug}`);
      }}
    />
  );
}
