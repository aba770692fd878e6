import type { Metadata } from "next";
import { Page } from "@/components/layout/app-frame";
import { InlineCode } from "@/components/reference/inline-code";
import { MethodBadge } from "@/components/reference/method-badge";
import { Link } from "@/components/ui/buttons/link";
import { TextLink } from "@/components/ui/buttons/text-link";
import { Card, List, ListItem, Section } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code/code-block";
import { PageHeader } from "@/components/ui/page";
import { DescriptionItem, DescriptionList } from "@/components/ui/values/description-list";
import { listReference } from "@/lib/http/reference/reference";
import { getPageOrigin } from "@/lib/next/page-origin";

export const metadata: Metadata = { title: "API reference" };

const CONVENTIONS = [
  [
    "Keys",
    "Send `Authorization: Bearer sk_live_…`. SDKs may send `x-api-key`, `api-key` or `x-goog-api-key` instead.",
  ],
  [
    "Lists",
    "Take `limit` (1 to 100) and `cursor`, and answer `data` and `next_cursor`, which is null at the end.",
  ],
  [
    "Versions",
    "A change may send the `version` that it read. If the object has changed since, it fails with 409.",
  ],
  [
    "Safe repeats",
    "Requests that create take `Idempotency-Key`. A repeat within 24 hours answers the same object.",
  ],
  [
    "Times and money",
    "Times are ISO 8601 in UTC with milliseconds. Amounts of money are decimal strings in USD.",
  ],
] as const;

export default async function ApiReferencePage() {
  const origin = await getPageOrigin();
  const start = `curl ${origin}/api/me \\\n  -H "Authorization: Bearer $KEYSTEAD_API_KEY"`;
  return (
    <Page crumbs={[{ label: "API reference" }]}>
      <PageHeader
        title="API reference"
        description="Issue and govern API keys, store provider credentials, and call AI models through the gateway."
      />
      <div className="grid max-w-240 grid-cols-1 gap-8">
        <div className="grid grid-cols-1 gap-4">
          <CodeBlock samples={[{ label: "curl", text: start }]} />
          <p className="text-13 text-ink-2">
            The <TextLink href="/api/openapi.json">OpenAPI document</TextLink> describes every route for
            programs, and <TextLink href="/llms.txt">llms.txt</TextLink> for agents. OpenAI SDKs use the base
            URL <code className="text-12">{origin}/v1</code>.
          </p>
        </div>
        <Section title="Conventions">
          <Card>
            <DescriptionList>
              {CONVENTIONS.map(([term, text]) => (
                <DescriptionItem key={term} term={term}>
                  <InlineCode text={text} />
                </DescriptionItem>
              ))}
              <DescriptionItem term="Errors">
                <InlineCode text="Have `code`, `message`, `type`, `reason` and `param`. " />
                <TextLink href="/docs/errors">All errors with cause and fix</TextLink>
              </DescriptionItem>
            </DescriptionList>
          </Card>
        </Section>
        {listReference().map(({ title, operations }) => (
          <Section key={title} title={title}>
            <Card>
              <List plain>
                {operations.map(({ id, title, method, path }) => (
                  <ListItem key={id} className="min-h-10">
                    <MethodBadge method={method} className="w-15 justify-center" />
                    <Link className="min-w-0 truncate font-medium hover:underline" href={`/docs/api/${id}`}>
                      {title}
                    </Link>
                    <code className="ml-auto flex-none text-12 text-ink-3 max-sm:hidden">{path}</code>
                  </ListItem>
                ))}
              </List>
            </Card>
          </Section>
        ))}
      </div>
    </Page>
  );
}
