"use client";

import dynamic from "next/dynamic";
import { EditButton } from "@/components/resource/edit-button";
import type { EditProps } from "./edit-runtime-dialog";

const EditRuntimeDialog = dynamic(
  () => import("./edit-runtime-dialog").then((module) => module.EditRuntimeDialog),
  { loading: () => null },
);

/** Shows the button that edits a runtime. */
export const EditRuntime = ({ inRow, ...props }: EditProps & { inRow: boolean }) => (
  <EditButton name={props.runtime.name} inRow={inRow}>
    {(dialog) => <EditRuntimeDialog {...props} {...dialog} />}
  </EditButton>
);
