import type { ObjectLink } from "@/components/storage/types";
import { CodeBlock } from "@/components/ui/code/code-block";
import { RelativeTime } from "@/components/ui/values/relative-time";

/** Shows a created link as an address and as a curl command. */
export function CreatedLink({ link }: { link: ObjectLink }) {
  return (
    <div className="grid grid-cols-1 gap-1.5" role="status">
      <CodeBlock
        copyLabel="Copy the link"
        samples={[
          { label: "URL", text: link.url },
          { label: "curl", text: toCurl(link) },
        ]}
      />
      <p className="text-12 text-ink-3">
        Anyone with this link can {link.method === "PUT" ? "upload" : "download"} the file. It expires{" "}
        <RelativeTime at={link.expiresAt} />.
      </p>
    </div>
  );
}

/** Returns the curl command that sends a link's request. */
function toCurl({ url, method, headers }: ObjectLink): string {
  const sent = Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`);
  const body = method === "PUT" ? ["-T ./file"] : ["-OJ"];
  return ["curl", ...body, ...sent, quote(url)].join(" ");
}

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
