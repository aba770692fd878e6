import type { NavigationItem } from "@/components/layout/navigation";

/** The pages of an organization, as the sidebar and the command palette list them. */
export const toNavigation = (org: string): NavigationItem[] => [
  { href: `/orgs/${org}`, label: "Overview", icon: "overview", exact: true },
  { href: `/orgs/${org}/keys`, label: "API keys", icon: "key" },
  { href: `/orgs/${org}/credentials`, label: "Credentials", icon: "vault" },
  { href: `/orgs/${org}/runtimes`, label: "Runtimes", icon: "cpu" },
];
