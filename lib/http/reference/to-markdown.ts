import type { ErrorGuide } from "./error-guide";
import type { Field } from "./list-fields";
import type { ReferenceGroup, ReferenceOperation } from "./reference";
import { toCurl } from "./request-samples";

/** Returns the index of the documentation for programs: `llms.txt`, and the Markdown of `/docs/api`. */
export const toMarkdownIndex = (origin: string, groups: readonly ReferenceGroup[]) => `# Keystead API

> Issues and governs API keys, stores provider credentials, and calls AI models through a gateway.

- Base URL: ${origin}. Base URL for OpenAI SDKs: ${origin}/v1
- Send a key as \`Authorization: Bearer sk_live_…\`
- Every error has the body \`{"error":{"code","message","type","reason","param"},"request_id"}\`
- [OpenAPI document](${origin}/api/openapi.json)
- [Errors](${origin}/docs/errors.md)

${groups.map((group) => toMarkdownGroup(origin, group)).join("\n\n")}
`;

const toMarkdownGroup = (origin: string, { title, operations }: ReferenceGroup) => `## ${title}

${operations
  .map(({ id, title, method, path }) => `- [${title}](${origin}/docs/api/${id}.md): \`${method} ${path}\``)
  .join("\n")}`;

/** Returns the reference of an operation as Markdown. */
export function toMarkdownOperation(origin: string, operation: ReferenceOperation): string {
  const { title, method, path, description, parameters, body, answer } = operation;
  const parts = [
    `# ${title}`,
    `\`${method} ${path}\``,
    description,
    ...toMarkdownFields("Parameters", parameters),
    ...toMarkdownFields("Body", body),
    `## Example\n\n\`\`\`sh\n${toCurl(origin, operation)}\n\`\`\``,
    ...toMarkdownFields("Response", answer),
    `Errors: ${origin}/docs/errors.md`,
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

function toMarkdownFields(title: string, fields: readonly Field[]): string[] {
  if (fields.length === 0) return [];
  const rows = fields.map(
    ({ name, type, isRequired, description }) =>
      `- \`${name}\` (${type}${isRequired ? ", required" : ""})${description && `: ${description}`}`,
  );
  return [`## ${title}\n\n${rows.join("\n")}`];
}

/** Returns the list of all errors as Markdown. */
export const toMarkdownErrors = (guides: readonly ErrorGuide[]) => `# Errors

${guides.map((guide) => `#${toMarkdownError(guide)}`).join("\n")}`;

/** Returns the guide to an error as Markdown. */
export function toMarkdownError({ code, status, type, cause, fix, reasons }: ErrorGuide): string {
  const rows = Object.entries(reasons).map(
    ([reason, advice]) => `- \`${reason}\`: ${advice.cause} ${advice.fix}`,
  );
  return `# ${code}

Status ${status}, type \`${type}\`.

- Cause: ${cause}
- Fix: ${fix}
${rows.length > 0 ? `\nReasons:\n\n${rows.join("\n")}\n` : ""}`;
}
