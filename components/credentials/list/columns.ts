import type { Column } from "@/components/ui/tables/table";
import type { CredentialTab } from "./credential-tabs";

/** The columns of credentials, by tab. */
export const credentialColumns: Record<CredentialTab, readonly Column[]> = {
  provider: [
    { id: "name", title: "Credential name" },
    { id: "provider", title: "Provider name", className: "w-42" },
    { id: "owner", title: "Owner", leave: 1, className: "w-24" },
    { id: "status", title: "Status", className: "w-23" },
    { id: "use", title: "In use", leave: 3, className: "w-20" },
    { id: "deployments", title: "Deployments", className: "w-36" },
    { id: "tested", title: "Last tested", className: "w-28" },
    { id: "created", title: "Created on", leave: 1, className: "w-23" },
    { id: "acts", title: "Actions", quiet: true, className: "w-45" },
  ],
  cloud: [
    { id: "provider", title: "Provider", className: "w-48" },
    { id: "name", title: "Credential name", className: "w-1/4" },
    { id: "description", title: "Description" },
    { id: "created", title: "Created on", className: "w-28" },
    { id: "acts", title: "Actions", quiet: true, className: "w-45" },
  ],
};

/** The columns of project keys. */
export const projectKeyColumns: readonly Column[] = [
  { id: "name", title: "Credential name" },
  { id: "project", title: "Project", className: "w-1/5" },
  { id: "expiry", title: "Expiry", className: "w-40" },
  { id: "used", title: "Last used", className: "w-32" },
  { id: "budget", title: "Max budget", className: "w-40" },
];
