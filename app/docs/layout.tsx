import type { ReactNode } from "react";
import { AppFrame } from "@/components/layout/app-frame";
import { DocsSidebar } from "@/components/reference/docs-sidebar";
import { listReference } from "@/lib/http/reference/reference";

export default function DocsLayout({ children }: { children: ReactNode }) {
  const guides = [
    { href: "/docs/api", label: "Introduction" },
    { href: "/docs/errors", label: "Errors" },
  ];
  const groups = listReference().map(({ title, operations }) => ({
    title,
    entries: operations.map(({ id, title }) => ({ href: `/docs/api/${id}`, label: title })),
  }));
  return (
    <AppFrame sidebar={<DocsSidebar sections={[{ title: "API reference", entries: guides }, ...groups]} />}>
      {children}
    </AppFrame>
  );
}
