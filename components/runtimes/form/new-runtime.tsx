"use client";

import dynamic from "next/dynamic";
import { NewButton, type NewButtonProps } from "@/components/resource/new-button";
import type { NewProps } from "./new-runtime-dialog";

const NewRuntimeDialog = dynamic(
  () => import("./new-runtime-dialog").then((module) => module.NewRuntimeDialog),
  { loading: () => null },
);

/** Shows the button that creates a runtime. */
export const NewRuntime = ({ param, secondary, ...props }: NewProps & NewButtonProps) => (
  <NewButton label="New runtime" param={param} secondary={secondary}>
    {(dialog) => <NewRuntimeDialog {...props} {...dialog} />}
  </NewButton>
);
