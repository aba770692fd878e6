const IRREGULAR: Record<string, string> = {
  "installation.bootstrap": "started with",
  "installation.set-up": "set up",
  "key.leak": "was told of a leak of the key",
  "key.end-grace": "ended the grace of the key",
  "key.extend-grace": "extended the grace of the key",
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
  archive: "archived",
  unarchive: "unarchived",
  activate: "activated",
  deactivate: "deactivated",
  test: "tested",
};

/** An audit action as the middle of a sentence: "rotated the key". */
export function actionWords(action: string): string {
  const [area = "", verb = ""] = action.split(".");
  return IRREGULAR[action] ?? `${PAST[verb] ?? verb} the ${area}`;
}
