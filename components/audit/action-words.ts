const IRREGULAR: Record<string, string> = {
  "installation.bootstrap": "set up",
  "installation.setUp": "set up",
  "keys.leak": "received a leak report for",
  "credentials.reveal": "revealed a secret of",
  "credentials.restoreSecret": "restored the previous secret of",
  "organizations.updateSettings": "changed the settings of",
  "keys.endGrace": "ended the grace of",
  "keys.extendGrace": "extended the grace of",
  "members.delete": "removed",
  "members.leave": "left as",
  "members.setWorkspaceAccess": "changed the access of",
  "members.update": "changed the access of",
  "invitations.accept": "accepted",
  "storageUnits.presign": "created a link to a file in",
};

/** The words of actions that depend on the kind of the subject. */
const BY_SUBJECT: Record<string, string> = {
  "invitations.accept member": "joined as",
  "members.delete key": "settled",
  "members.delete credential": "settled",
  "members.delete invitation": "revoked",
};

const PAST: Record<string, string> = {
  create: "created",
  update: "changed",
  edit: "changed",
  delete: "deleted",
  enable: "enabled",
  disable: "disabled",
  revoke: "revoked",
  restore: "restored",
  rotate: "rotated",
  rotateSecret: "rotated the signing secret of",
  redeliver: "redelivered",
  archive: "archived",
  unarchive: "unarchived",
  activate: "activated",
  deactivate: "deactivated",
  test: "tested",
  validate: "validated",
  export: "exported",
  boost: "raised for a while",
};

const THINGS: Record<string, string> = { user: "the account" };

/** Returns an audit action in words: "rotated the key". The subject is `key:<id>`. */
export function actionWords(action: string, subject = ""): string {
  const [area = "", verb = ""] = action.split(".");
  const kind = subject.split(":")[0] || area.replace(/s$/, "");
  const words = BY_SUBJECT[`${action} ${kind}`] ?? IRREGULAR[action] ?? PAST[verb] ?? verb;
  return `${words} ${THINGS[kind] ?? `the ${kind.replace("_", " ")}`}`;
}
