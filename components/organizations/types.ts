/** A resource that prevents the deletion of a workspace or project. */
export type Blocker = { id: string; kind: string; label: string; href: string };
