import type { NavigationItem } from "@/components/layout/sidebar/navigation";

/** Returns the pages of an organization for the sidebar and the command palette. Admins also get its audit log, members and settings. */
export const toNavigation = (org: string, isAdmin: boolean): NavigationItem[] => [
  { href: `/orgs/${org}`, label: "Overview", icon: "overview", exact: true },
  { href: `/orgs/${org}/keys`, label: "API keys", icon: "key" },
  { href: `/orgs/${org}/credentials`, label: "Credentials", icon: "vault" },
  { href: `/orgs/${org}/runtimes`, label: "Runtimes", icon: "cpu" },
  { href: `/orgs/${org}/requests`, label: "Requests", icon: "activity" },
  { href: `/orgs/${org}/usage`, label: "Usage", icon: "usage" },
  { href: `/orgs/${org}/models`, label: "Models", icon: "tag" },
  ...(isAdmin ? toAdminPages(org) : []),
];

const toAdminPages = (org: string): NavigationItem[] => [
  { href: `/orgs/${org}/audit`, label: "Audit", icon: "shield" },
  { href: `/orgs/${org}/members`, label: "Members", icon: "users" },
  { href: `/orgs/${org}/settings`, label: "Settings", icon: "settings" },
];
