import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/app-frame";
import { FieldList } from "@/components/reference/field-list";
import { InlineCode } from "@/components/reference/inline-code";
import { MethodBadge } from "@/components/reference/method-badge";
import { TryRequest } from "@/components/reference/try-request";
import { Section } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code/code-block";
import { PageHeader } from "@/components/ui/page";
import { findReferenceOperation } from "@/lib/http/reference/reference";
import { toRequestSamples } from "@/lib/http/reference/request-samples";
import { getPageOrigin } from "@/lib/next/page-origin";

type Props = { params: Promise<{ operation: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { operation } = await params;
  return { title: findReferenceOperation(operation)?.title ?? "Page not found" };
}

export default async function OperationPage({ params }: Props) {
  const operation = findReferenceOperation((await params).operation);
  if (!operation) notFound();
  const { title, method, path, description, parameters, body, answer, sampleBody, needsKey } = operation;
  return (
    <Page crumbs={[{ label: "API reference", href: "/docs/api" }, { label: title }]}>
      <PageHeader title={title} description={description && <InlineCode text={description} />} />
      <div className="grid max-w-240 grid-cols-1 gap-7">
        <p className="flex items-center gap-2.5">
          <MethodBadge method={method} />
          <code className="min-w-0 text-13 wrap-anywhere">{path}</code>
        </p>
        <CodeBlock samples={toRequestSamples(await getPageOrigin(), operation)} />
        {parameters.length > 0 && (
          <Section title="Parameters">
            <FieldList fields={parameters} marksRequired />
          </Section>
        )}
        {body.length > 0 && (
          <Section title="Body">
            <FieldList fields={body} marksRequired />
          </Section>
        )}
        <Section title="Try it">
          <TryRequest
            {...{ method, path, needsKey, parameters }}
            sampleBody={sampleBody === null ? null : JSON.stringify(sampleBody, null, 2)}
          />
        </Section>
        {answer.length > 0 && (
          <Section title="Response">
            <FieldList fields={answer} />
          </Section>
        )}
      </div>
    </Page>
  );
}
