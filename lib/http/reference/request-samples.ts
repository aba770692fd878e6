import { quoteForShell } from "@/lib/core/input/quote-for-shell";
import type { ReferenceOperation } from "./reference";

type Request = Pick<ReferenceOperation, "method" | "path" | "parameters" | "sampleBody" | "needsKey">;
type Sample = { label: string; text: string };

/** Returns a request to an operation as curl, TypeScript and Python. They read the key from KEYSTEAD_API_KEY. */
export const toRequestSamples = (origin: string, operation: Request): Sample[] => [
  { label: "curl", text: toCurl(origin, operation) },
  { label: "TypeScript", text: toTypeScript(origin, operation) },
  { label: "Python", text: toPython(origin, operation) },
];

/** Returns the address of a request, with the required query parameters. Path parameters stay in braces. */
function toAddress(origin: string, { path, parameters }: Request): string {
  const query = parameters.filter((parameter) => parameter.in === "query" && parameter.isRequired);
  const search = query.map(({ name }) => `${name}={${name}}`).join("&");
  return origin + path + (search && `?${search}`);
}

/** Returns a curl command. */
export function toCurl(origin: string, operation: Request): string {
  const { method, sampleBody, needsKey } = operation;
  const lines = [
    `curl ${method === "GET" ? "" : `-X ${method} `}"${toAddress(origin, operation)}"`,
    ...(needsKey ? [`-H "Authorization: Bearer $KEYSTEAD_API_KEY"`] : []),
    ...(sampleBody === null
      ? []
      : [`-H "Content-Type: application/json"`, `-d ${quoteForShell(JSON.stringify(sampleBody))}`]),
  ];
  return lines.join(" \\\n  ");
}

function toTypeScript(origin: string, operation: Request): string {
  const { method, sampleBody, needsKey } = operation;
  const headers = [
    ...(needsKey ? [`Authorization: \`Bearer \${process.env.KEYSTEAD_API_KEY}\``] : []),
    ...(sampleBody === null ? [] : [`"Content-Type": "application/json"`]),
  ];
  const options = [
    ...(method === "GET" ? [] : [`method: "${method}"`]),
    ...(headers.length > 0 ? [`headers: { ${headers.join(", ")} }`] : []),
    ...(sampleBody === null ? [] : [`body: JSON.stringify(${indent(JSON.stringify(sampleBody, null, 2))})`]),
  ];
  return `const response = await fetch("${toAddress(origin, operation)}", {
${options.map((option) => `  ${option},`).join("\n")}
});
console.log(response.status, await response.text());`;
}

function toPython(origin: string, operation: Request): string {
  const { method, sampleBody, needsKey } = operation;
  const options = [
    ...(needsKey ? [`headers={"Authorization": f"Bearer {os.environ['KEYSTEAD_API_KEY']}"}`] : []),
    ...(sampleBody === null ? [] : [`json=${indent(toPythonValue(JSON.stringify(sampleBody, null, 2)), 4)}`]),
  ];
  return `import os
import requests

response = requests.${method.toLowerCase()}(
    "${toAddress(origin, operation)}",
${options.map((option) => `    ${option},`).join("\n")}
)
print(response.status_code, response.text)`;
}

const indent = (text: string, spaces = 2) => text.replaceAll("\n", `\n${" ".repeat(spaces)}`);

const toPythonValue = (json: string) =>
  json.replace(/: (true|false|null)\b/g, (_, word: string) =>
    word === "null" ? ": None" : `: ${word === "true" ? "True" : "False"}`,
  );
