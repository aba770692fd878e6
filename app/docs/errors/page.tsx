import type { Metadata } from "next";
import { Page } from "@/components/layout/app-frame";
import { InlineCode } from "@/components/reference/inline-code";
import { Link } from "@/components/ui/buttons/link";
import { Card, List, ListItem, ListText } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page";
import { listErrorGuides } from "@/lib/http/reference/error-guide";

export const metadata: Metadata = { title: "Errors" };

export default function ErrorsPage() {
  return (
    <Page crumbs={[{ label: "API reference", href: "/docs/api" }, { label: "Errors" }]}>
      <PageHeader
        title="Errors"
        description={
          <InlineCode text="Every error has a `code`. Where one code has several causes, `reason` says which. Quote the `request_id` when you ask for help." />
        }
      />
      <Card className="max-w-240">
        <List>
          {listErrorGuides().map(({ code, status, cause }) => (
            <ListItem key={code}>
              <code className="w-9 flex-none text-12 text-ink-3">{status}</code>
              <ListText>
                <Link className="font-medium text-ink hover:underline" href={`/docs/errors/${code}`}>
                  <code className="text-12">{code}</code>
                </Link>
                <p>
                  <InlineCode text={cause} />
                </p>
              </ListText>
            </ListItem>
          ))}
        </List>
      </Card>
    </Page>
  );
}
