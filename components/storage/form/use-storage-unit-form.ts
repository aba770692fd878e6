import type { z } from "zod";
import type { ApiRequest } from "@/components/forms/api-request";
import { useResourceForm } from "@/components/forms/use-resource-form";
import type { StorageUnit } from "@/components/storage/types";
import type { Result } from "@/lib/core/errors/action-result";
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

type Input = z.input<typeof createStorageUnitInput>;

/** The input without the workspace, which cannot be changed. */
export type Filled = Omit<Input, "workspaceId">;

export const toDraft = (unit: StorageUnit): Draft => ({
  name: unit.name,
  type: unit.type,
  bucket: unit.bucket,
  credentialId: unit.credentialId ?? "",
  region: unit.region ?? "",
  endpoint: unit.endpoint ?? "",
});

type Options = {
  request: ApiRequest<Input>;
  start: Draft;
  workspaceId: string;
  version?: number;
  run: (filled: Filled, token: string) => Promise<Result<StorageUnit>>;
  /** Receives the storage unit, and the input that sets the first values again. */
  onDone: (unit: StorageUnit, before: Filled) => void;
};

/** Creates the form of a storage unit. */
export function useStorageUnitForm({ workspaceId, run, onDone, ...options }: Options) {
  return useResourceForm<Draft, Input, StorageUnit>({
    ...options,
    schema: createStorageUnitInput,
    toInput: ({ name, type, bucket, credentialId, region, endpoint }) => ({
      ...{ name, type, bucket, workspaceId },
      credentialId: credentialId || null,
      region: (type === "S3" && region.trim()) || null,
      endpoint: endpoint.trim() || null,
    }),
    onDone: (unit, { workspaceId: _workspace, ...before }) => onDone(unit, before),
    send: ({ workspaceId: _workspace, ...filled }, token) => run(filled, token),
  });
}

export type StorageUnitForm = ReturnType<typeof useStorageUnitForm>;
