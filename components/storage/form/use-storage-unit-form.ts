import type { z } from "zod";
import { type DialogOptions, useResourceForm } from "@/components/forms/use-resource-form";
import type { StorageUnit } from "@/components/storage/types";
import { createStorageUnitInput } from "@/lib/storage/storage-unit-input";

/** The values of a storage unit's form. */
export type Draft = {
  name: string;
  type: StorageUnit["type"];
  bucket: string;
  /** A credential's id, or blank for none. */
  credentialId: string;
  region: string;
  endpoint: string;
};

export type Input = z.input<typeof createStorageUnitInput>;

export const toDraft = (unit: StorageUnit): Draft => ({
  name: unit.name,
  type: unit.type,
  bucket: unit.bucket,
  credentialId: unit.credentialId ?? "",
  region: unit.region ?? "",
  endpoint: unit.endpoint ?? "",
});

type Options = DialogOptions<Draft, Input, StorageUnit> & { workspaceId: string };

/** Creates the form of a storage unit. */
export const useStorageUnitForm = ({ workspaceId, ...options }: Options) =>
  useResourceForm({
    ...options,
    schema: createStorageUnitInput,
    toInput: ({ name, type, bucket, credentialId, region, endpoint }: Draft): Input => ({
      ...{ name, type, bucket, workspaceId },
      credentialId: credentialId || null,
      region: (type === "S3" && region.trim()) || null,
      endpoint: endpoint.trim() || null,
    }),
  });

export type StorageUnitForm = ReturnType<typeof useStorageUnitForm>;
