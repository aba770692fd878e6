import { TextLink } from "@/components/ui/buttons/text-link";

/** Shows an error code as a link to its guide. */
export function ErrorCode({ code }: { code: string }) {
  return (
    <TextLink href={`/docs/errors/${code}`}>
      <code className="font-mono text-[0.923em]">{code}</code>
    </TextLink>
  );
}
