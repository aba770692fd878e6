"use client";

import dynamic from "next/dynamic";
import { NewButton } from "@/components/resource/new-button";
import type { NewProps } from "./new-storage-unit-dialog";

const NewStorageUnitDialog = dynamic(
  () => import("./new-storage-unit-dialog").then((module) => module.NewStorageUnitDialog),
  { loading: () => null },
);

/** Shows the button that creates a storage unit. */
export const NewStorageUnit = (props: NewProps) => (
  <NewButton label="New storage unit">
    {(dialog) => <NewStorageUnitDialog {...props} {...dialog} />}
  </NewButton>
);
