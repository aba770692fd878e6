import { type Draft, parseExpiry } from "@/components/keys/forms/draft";

/** What a draft asks the server for. Days are counted there, from its own clock. */
export function toInput(draft: Draft) {
  return {
    name: draft.name.trim(),
    ...(draft.projectId === "" ? toAccess(draft) : { projectId: draft.projectId }),
    ...toPolicy(draft),
    ...expiryInput(draft),
  };
}

/** Of a draft only what differs from how it was, for an edit: what it leaves out stays as it is. */
export function toChanges(before: Draft, draft: Draft) {
  const changed = (...fields: (keyof Draft)[]) =>
    fields.some((field) => JSON.stringify(before[field]) !== JSON.stringify(draft[field]));
  const policy = Object.entries(toPolicy(draft)).filter(([field]) => changed(field as keyof Draft));
  return {
    ...(changed("name") && { name: draft.name.trim() }),
    ...(changed("projectAccess", "projectIds") && toAccess(draft)),
    ...(Object.fromEntries(policy) as Partial<ReturnType<typeof toPolicy>>),
    ...(changed("expiry", "expiresAt") && expiryInput(draft)),
  };
}

/** How a draft that was changed looks on top of a newer state of its key. */
export function rebased(before: Draft, draft: Draft, latest: Draft): Draft {
  const kept = Object.entries(draft).filter(
    ([field, value]) => JSON.stringify(before[field as keyof Draft]) !== JSON.stringify(value),
  );
  return { ...latest, ...Object.fromEntries(kept) };
}

const toAccess = ({ projectAccess, projectIds }: Draft) => ({
  projectAccess,
  projectIds: projectAccess === "all" ? [] : projectIds,
});

const toPolicy = (draft: Draft) => ({
  scopes: draft.scopes,
  modelAllowlist: draft.modelAllowlist,
  modelDenylist: draft.modelDenylist,
  ipAllowlist: draft.ipAllowlist,
  leakReaction: draft.leakReaction,
  rateLimitPerMinute: parseCount(draft.rateLimitPerMinute),
  dailyHardLimit: parseCount(draft.dailyHardLimit),
});

const parseCount = (text: string) => (text.trim() === "" ? null : Number(text));

function expiryInput(draft: Draft): { expiresInDays: number } | { expiresAt: string | null } {
  if (draft.expiry !== "none" && draft.expiry !== "custom") return { expiresInDays: Number(draft.expiry) };
  return { expiresAt: parseExpiry(draft, 0)?.toISOString() ?? null };
}
