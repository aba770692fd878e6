import { type SampleObjects, sampleId } from "@/lib/core/allowed";

/** Returns who may read a key: one of a project, and one of the organization that selects the project. */
export const readsKey = <Fields extends object>(...fields: Fields[]) => ({
  "project read": (objects: SampleObjects) => [
    ...sampleId("keyId", ...fields)(objects),
    ...sampleId("organizationKeyId", ...fields)(objects),
  ],
});

/** Returns who may change a key: one of a project, and one of the organization that selects the project. */
export const changesKey = <Fields extends object>(...fields: Fields[]) => ({
  "project write": sampleId("keyId", ...fields),
  "organization admin": sampleId("organizationKeyId", ...fields),
});
