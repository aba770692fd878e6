"use client";

import dynamic from "next/dynamic";
import { NewButton } from "@/components/resource/new-button";
import type { AddMemberProps } from "./add-member-dialog";

const AddMemberDialog = dynamic(
  () => import("./add-member-dialog").then((module) => module.AddMemberDialog),
  { loading: () => null },
);

/** Shows the button that gives a member access to a workspace. Its dialog is loaded when it opens. */
export function AddMember(props: AddMemberProps) {
  return <NewButton label="Add member">{(dialog) => <AddMemberDialog {...props} {...dialog} />}</NewButton>;
}
