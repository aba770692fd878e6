import type { OrganizationEvent } from "@/lib/core/events/event-types";
import type { Key } from "./load-keys";

type KeyEventType = Extract<OrganizationEvent["type"], `key.${string}`>;

type Described = Pick<Key, "id" | "name" | "projectId" | "expiresAt"> & {
  secrets: readonly { current: boolean; prefix: string }[];
};

/** Returns an event about a key, which names it by its id, its name and its prefix. */
export function toKeyEvent(
  type: KeyEventType,
  { id, name, projectId, expiresAt, secrets }: Described,
  facts: Record<string, unknown> = {},
): OrganizationEvent {
  const prefix = secrets.find(({ current }) => current)?.prefix ?? null;
  const expires = expiresAt?.toISOString() ?? null;
  return { type, data: { key: { id, name, prefix, project_id: projectId, expires_at: expires }, ...facts } };
}
