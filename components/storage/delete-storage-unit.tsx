"use client";

import { DeleteButton } from "@/components/resource/delete-button";
import type { ActProps } from "./types";

/** Shows the button that deletes a storage unit. */
export const DeleteStorageUnit = ({ unit, owners, actions }: ActProps) => (
  <DeleteButton
    resource={unit}
    param="unit"
    description={`Keys can no longer get links to its files. Links that were created before work until they expire. The bucket ${unit.bucket} and its files are not touched.`}
    verb="Delete storage unit"
    route="DELETE /api/storage-units/:id"
    remove={() => actions.remove(owners.organization.slug, { id: unit.id })}
  />
);
