/**
 * Objects of one workspace that sample inputs name. `keyId` is a key of the project, `organizationKeyId` a key of the
 * organization that selects the project. `userId` and `sessionId` are of the organization's owner.
 */
export type SampleObjects = Record<
  | "organizationId"
  | "workspaceId"
  | "projectId"
  | "keyId"
  | "organizationKeyId"
  | "credentialId"
  | "runtimeId"
  | "userId"
  | "sessionId",
  string
>;

/** A role that may run an operation on the sample objects. A key counts with every scope. */
export type Audience =
  /** Every member of the organization and every key of it. */
  | "everyone"
  /** Every person, on their own account. */
  | "self"
  | "every key"
  /** Owners, admins and keys with access to all projects. */
  | "organization admin"
  /** Organization admins and people with this access to the workspace. */
  | "workspace read"
  | "workspace write"
  | "workspace admin"
  | "workspace read, or any key"
  /** The people and keys of the workspace role, and keys with access to the project. */
  | "project read"
  | "project write"
  | "project admin"
  | "project read, or any key";

type Samples<Input> = (objects: SampleObjects) => Input[];

/**
 * Who may run an operation with which sample inputs, at least one of them. It documents the operation, and the
 * authorization matrix tests it for every role. It authorizes nobody: the permission and the target do.
 */
export type Allowed<Input> = {
  [A in Audience]: Record<A, Samples<Input>> & Partial<Record<Audience, Samples<Input>>>;
}[Audience];

/** Returns samples that name an object by its id, one with each of the further fields. */
export const sampleId =
  <Fields extends object>(object: keyof SampleObjects, ...fields: Fields[]) =>
  (objects: SampleObjects) =>
    (fields.length > 0 ? fields : [{} as Fields]).map((rest) => ({ id: objects[object], ...rest }));
