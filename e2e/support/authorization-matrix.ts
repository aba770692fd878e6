import type { Role, WorkspaceAccess } from "@/lib/core/context";

export type Person =
  | "owner"
  | "admin"
  | "member with admin"
  | "member with write"
  | "member with read"
  | "member without access"
  | "viewer with access"
  | "viewer without access";

/** People of an organization, by their role and their access to the workspace that is spoken of. */
export const PEOPLE: Record<Person, readonly [Role, WorkspaceAccess?]> = {
  owner: ["owner"],
  admin: ["admin"],
  "member with admin": ["member", "admin"],
  "member with write": ["member", "write"],
  "member with read": ["member", "read"],
  "member without access": ["member"],
  "viewer with access": ["viewer", "admin"],
  "viewer without access": ["viewer"],
};

/** Keys of an organization, each with every scope, by what they reach of the project that is spoken of. */
export const KEYS = [
  "key of all projects",
  "key of the project",
  "key that selects the project",
  "key of another project",
  "key that selects another",
] as const;

export type Persona = Person | (typeof KEYS)[number];
export const PERSONAS = [...Object.keys(PEOPLE), ...KEYS] as Persona[];

type Audience = readonly Persona[];
export type Verdict = {
  to: Audience;
  /** Whether it answers everybody who asks, and names its objects to these alone. */
  lists?: true;
};

const inCharge: Audience = ["owner", "admin", "key of all projects"];
const workspace = {
  read: [
    ...inCharge,
    "member with admin",
    "member with write",
    "member with read",
    "viewer with access",
  ] as Audience,
  write: [...inCharge, "member with admin", "member with write"] as Audience,
  admin: [...inCharge, "member with admin"] as Audience,
};
const projectKeys: Audience = ["key of the project", "key that selects the project"];
const project = {
  read: [...workspace.read, ...projectKeys],
  write: [...workspace.write, ...projectKeys],
  admin: [...workspace.admin, ...projectKeys],
};
const otherKeys: Audience = ["key of another project", "key that selects another"];
const everyKey: Audience = KEYS;
const everybody: Audience = PERSONAS;
const oneself: Audience = PERSONAS.filter((persona) => persona in PEOPLE);

const open = (to: Audience): Verdict => ({ to });
const listed = (to: Audience): Verdict => ({ to, lists: true });
/** The same for every input of an operation's sample. */
const always = (verdict: Verdict) => () => verdict;
const inTurn =
  (...verdicts: Verdict[]) =>
  (index: number) =>
    verdicts[index];
/** For samples that aim at the project's own key first, then as often at the organization's key that selects it. */
const ofKeys = (own: Audience, shared: Audience, inputs = 1) =>
  inTurn(...Array(inputs).fill(open(own)), ...Array(inputs).fill(open(shared)));
const changesKey = (inputs = 1) => ofKeys(project.write, inCharge, inputs);
const readsKey = (inputs = 1) => ofKeys(project.read, project.read, inputs);
const changesCredential = always(open(workspace.write));

/** Why an operation may still not be carried out for those who may run it: how things stand, or this field. */
export const IN_THE_WAY = [
  "CONFLICT",
  "IN_USE",
  "KEY_ACTIVE",
  "NOT_EMPTY",
  "current",
  "credentialId",
  "isDefault",
];

/** Who may run an operation with an input of its sample; for everybody else it does not exist or is forbidden. */
export const MAY: Record<string, (input: number) => Verdict | undefined> = {
  getOrganization: always(open(everybody)),
  listWorkspaces: always(listed(workspace.read)),
  createWorkspace: always(open(inCharge)),
  getWorkspace: always(open(workspace.read)),
  updateWorkspace: always(open(workspace.admin)),
  deleteWorkspace: always(open(workspace.admin)),
  listProjects: always(listed(project.read)),
  createProject: always(open(workspace.admin)),
  getProject: always(open(project.read)),
  updateProject: always(open(project.admin)),
  deleteProject: always(open(project.admin)),
  getMe: always(open(everyKey)),
  listKeys: always(listed(project.read)),
  createKey: inTurn(open(project.write), open(inCharge)),
  getKey: readsKey(),
  updateKey: changesKey(2),
  deleteKey: changesKey(2),
  rotateKey: changesKey(2),
  enableKey: changesKey(),
  disableKey: changesKey(),
  revokeKey: changesKey(),
  restoreKey: changesKey(),
  archiveKey: changesKey(),
  unarchiveKey: changesKey(),
  endGrace: changesKey(),
  extendGrace: changesKey(),
  getImpact: readsKey(),
  getKeyUsage: readsKey(),
  simulateKey: readsKey(2),
  explainKey: readsKey(3),
  listHygiene: always(listed(project.read)),
  listCredentialHygiene: always(listed(workspace.read)),
  listProviders: always(open([...workspace.read, ...everyKey])),
  listCredentials: always(listed(workspace.read)),
  createCredential: inTurn(open(inCharge), open(workspace.write)),
  getCredential: always(open(workspace.read)),
  getCredentialUse: always(open(workspace.read)),
  importCredentials: inTurn(open(inCharge), open(workspace.write)),
  updateCredential: changesCredential,
  activateCredential: changesCredential,
  deactivateCredential: changesCredential,
  deleteCredential: changesCredential,
  testCredential: changesCredential,
  listRuntimes: always(listed(project.read)),
  createRuntime: inTurn(open(workspace.write), open(inCharge)),
  getRuntime: always(open(project.read)),
  updateRuntime: always(open(workspace.write)),
  deleteRuntime: always(open(workspace.write)),
  getResolution: always(open(project.read)),
  renameAccount: always(open(oneself)),
  listSessions: always(open(oneself)),
  endSession: always(open(oneself)),
  endOtherSessions: always(open(oneself)),
  changePassword: always(open(oneself)),
  getOverview: inTurn(open([...project.read, ...otherKeys]), open(project.read)),
  listLeakReports: inTurn(open([...project.read, ...otherKeys]), open(project.read), open(project.read)),
  listAudit: always(listed(inCharge)),
};
