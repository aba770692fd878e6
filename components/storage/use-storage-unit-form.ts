import type { z } from "zod";
import { useDraft } from "@/components/forms/use-draft";
import { useRestart } from "@/components/forms/use-restart";
import { useServerForm } from "@/components/forms/use-server-form";
import type { Result } from "@/lib/core/errors/action-result";
import { createStorageUnitInput } from "@/lib/storage/storage-unit-input";
import type { StorageUnit } from "./types";

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
  start: Draft;
  workspaceId: string;
  /** The version of the edited storage unit. When it changes, the form restarts. */
  version?: number;
  run: (filled: Filled, token: string) => Promise<Result<StorageUnit>>;
  onDone: (unit: StorageUnit) => void;
};

/** Creates the form of a storage unit. */
export function useStorageUnitForm({ start, workspaceId, version, run, onDone }: Options) {
  const server = useServerForm<Draft, Input, StorageUnit>({
    defaultValues: start,
    schema: createStorageUnitInput,
    toInput: ({ name, type, bucket, credentialId, region, endpoint }) => ({
      ...{ name, type, bucket, workspaceId },
      credentialId: credentialId || null,
      region: (type === "S3" && region.trim()) || null,
      endpoint: endpoint.trim() || null,
    }),
    send: ({ workspaceId: _workspace, ...filled }, token) => run(filled, token),
    onDone,
  });
  const restart = useRestart(server, start, version);
  return { ...server, ...useDraft(server), restart };
}

export type StorageUnitForm = ReturnType<typeof useStorageUnitForm>;
