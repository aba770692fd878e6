/**
 * The ids of objects of one workspace, for sample inputs. `keyId` is a key of the project.
 * `organizationKeyId` is a key of the organization that selects the project. `budgetId` is a budget of the first
 * key. `userId` and `sessionId` belong to the organization's owner, `memberId` to a member with access to the
 * workspace.
 */
export type SampleObjects = Record<
  | "organizationId"
  | "workspaceId"
  | "projectId"
  | "keyId"
  | "organizationKeyId"
  | "credentialId"
  | "runtimeId"
  | "storageUnitId"
  | "budgetId"
  | "workflowId"
  | "runId"
  | "webhookId"
  | "webhookDeliveryId"
  | "requestId"
  | "memberId"
  | "invitationId"
  | "userId"
  | "sessionId",
  string
>;

/** A group of callers that may run an operation on the sample objects. Keys in it have every scope. */
export type Audience =
  /** All members and all keys of the organization. */
  | "everyone"
  /** All people, on their own account. */
  | "self"
  /** All people of the organization, without keys. */
  | "every person"
  | "every key"
  /** People only, without keys. */
  | "owner"
  | "owner or admin"
  /** Owners, admins and keys with access to all projects. */
  | "organization admin"
  /** Organization admins, and people with this access to the workspace. */
  | "workspace read"
  | "workspace write"
  | "workspace admin"
  | "workspace read, or any key"
  /** Callers with this access to the workspace, and keys with access to the project. */
  | "project read"
  | "project write"
  | "project admin"
  | "project read, or any key";

type Samples<Input> = (objects: SampleObjects) => Input[];

/**
 * The audiences that may run an operation, each with sample inputs. At least one audience is required. The
 * authorization matrix tests the operation with them for every role. They grant no access: the permission and
 * the target do.
 */
export type Allowed<Input> = {
  [A in Audience]: Record<A, Samples<Input>> & Partial<Record<Audience, Samples<Input>>>;
}[Audience];

/** Returns samples with the id of an object: one for each set of further fields, or one with the id alone. */
export const sampleId =
  <Fields extends object>(object: keyof SampleObjects, ...fields: Fields[]) =>
  (objects: SampleObjects) =>
    (fields.length > 0 ? fields : [{} as Fields]).map((rest) => ({ id: objects[object], ...rest }));
