import { type SampleObjects, sampleId } from "@/lib/core/operations/allowed";

/**
 * Returns the `allowed` entries of operations that read a key. The sample inputs name a project key, and an
 * organization key that selects the project.
 */
export const readsKey = <Fields extends object>(...fields: Fields[]) => ({
  "project read": (objects: SampleObjects) => [
    ...sampleId("keyId", ...fields)(objects),
    ...sampleId("organizationKeyId", ...fields)(objects),
  ],
});

/**
 * Returns the `allowed` entries of operations that change a key. The sample inputs name a project key, and an
 * organization key that selects the project.
 */
export const changesKey = <Fields extends object>(...fields: Fields[]) => ({
  "project write": sampleId("keyId", ...fields),
  "organization admin": sampleId("organizationKeyId", ...fields),
});
