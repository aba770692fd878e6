"use client";

import dynamic from "next/dynamic";
import { Button } from "@/components/ui/button";
import { Opener } from "@/components/ui/opener";
import { useDialog } from "@/components/ui/use-dialog";
import type { AddMemberProps } from "./add-member-dialog";

const AddMemberDialog = dynamic(
  () => import("./add-member-dialog").then((module) => module.AddMemberDialog),
  {
    loading: () => null,
  },
);

/** Shows the button that gives a member access to a workspace. Its dialog is loaded when it opens. */
export function AddMember(props: AddMemberProps) {
  const { open, wasOpen, setOpen } = useDialog({});
  const trigger = (
    <Button variant="primary" icon="plus">
      Add Member
    </Button>
  );
  return (
    <>
      <Opener trigger={trigger} open={open} onOpen={() => setOpen(true)} />
      {wasOpen && <AddMemberDialog {...props} open={open} onOpenChange={setOpen} />}
    </>
  );
}
