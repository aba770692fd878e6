"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { useCreateDialog } from "@/components/resource/use-create-dialog";

const SigningSecretOnce = dynamic(
  () => import("./signing-secret-once").then((module) => module.SigningSecretOnce),
  { loading: () => null },
);

/** A created workflow or webhook. The secret is null after a repeated request. */
type Created = { id: string; name: string; signingSecret: string | null };

type Props = {
  /** The title of the dialog that shows the signing secret. */
  title: string;
  /** The address of the list. */
  base: string;
  /** Renders the dialog that creates. */
  children: (dialog: { onClose: () => void; onCreated: (created: Created) => void }) => ReactNode;
};

/** Shows a dialog that creates while the URL says so, then the signing secret, then the page of what was created. */
export function NewReceiver({ title, base, children }: Props) {
  const router = useRouter();
  const [open, setOpen] = useCreateDialog();
  const [created, setCreated] = useState<Created | null>(null);
  if (created) {
    return (
      <SigningSecretOnce
        name={created.name}
        title={title}
        secret={created.signingSecret}
        onClose={() => {
          setCreated(null);
          router.push(`${base}/${created.id}`);
        }}
      />
    );
  }
  if (!open) return null;
  return children({
    onClose: () => setOpen(false),
    onCreated: (one) => {
      setCreated(one);
      setOpen(false);
    },
  });
}
