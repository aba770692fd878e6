import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/app-frame";
import { InlineCode } from "@/components/reference/inline-code";
import { Card, Section } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code/code-block";
import { PageHeader } from "@/components/ui/page";
import { DescriptionItem, DescriptionList } from "@/components/ui/values/description-list";
import { ERRORS } from "@/lib/core/errors/errors";
import { findErrorGuide } from "@/lib/http/reference/error-guide";

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code };
}

export default async function ErrorPage({ params }: Props) {
  const guide = findErrorGuide((await params).code);
  if (!guide) notFound();
  const { code, status, type, cause, fix, reasons } = guide;
  const [reason = null] = Object.keys(reasons);
  const { message } = ERRORS[code];
  const sample = { error: { code, message, type, reason, param: null }, request_id: "req_…" };
  return (
    <Page
      crumbs={[
        { label: "API reference", href: "/docs/api" },
        { label: "Errors", href: "/docs/errors" },
        { label: code },
      ]}
    >
      <PageHeader title={code} description={message} />
      <div className="grid max-w-240 grid-cols-1 gap-7">
        <Card>
          <DescriptionList>
            <DescriptionItem term="Status">{status}</DescriptionItem>
            <DescriptionItem term="Cause">
              <InlineCode text={cause} />
            </DescriptionItem>
            <DescriptionItem term="Fix">
              <InlineCode text={fix} />
            </DescriptionItem>
          </DescriptionList>
        </Card>
        {reason && (
          <Section title="Reasons">
            <Card>
              <DescriptionList>
                {Object.entries(reasons).map(([name, advice]) => (
                  <DescriptionItem key={name} term={name}>
                    <InlineCode text={advice.cause} />
                    <p className="text-ink-2">
                      <InlineCode text={advice.fix} />
                    </p>
                  </DescriptionItem>
                ))}
              </DescriptionList>
            </Card>
          </Section>
        )}
        <CodeBlock samples={[{ label: "Response", text: JSON.stringify(sample, null, 2) }]} />
      </div>
    </Page>
  );
}
