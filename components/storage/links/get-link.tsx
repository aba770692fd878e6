"use client";

import { useState } from "react";
import type { ActProps, ObjectLink } from "@/components/storage/types";
import { Button } from "@/components/ui/buttons/button";
import { useResult } from "@/components/ui/feedback/use-result";
import { Field, FieldGroup } from "@/components/ui/fields/field";
import { FormError } from "@/components/ui/fields/form-error";
import { SegmentedControl } from "@/components/ui/fields/segmented-control";
import { Select } from "@/components/ui/fields/select";
import { TextField } from "@/components/ui/fields/text-field";
import { CreatedLink } from "./created-link";

const FIELDS = ["key", "method", "expiresIn"];

const methods = [
  { value: "GET", label: "Download" },
  { value: "PUT", label: "Upload" },
];
const lifetimes = [
  { value: "900", label: "15 minutes" },
  { value: "3600", label: "1 hour" },
  { value: "86400", label: "1 day" },
  { value: "604800", label: "7 days" },
];

type Props = Pick<ActProps, "unit" | "owners" | "actions"> & { mayWrite: boolean };

/** Shows a form that creates a link to a file of the bucket, and the created link. */
export function GetLink({ unit, owners, actions, mayWrite }: Props) {
  const [key, setKey] = useState("");
  const [method, setMethod] = useState<"GET" | "PUT">("GET");
  const [lifetime, setLifetime] = useState("900");
  const [link, setLink] = useState<ObjectLink | null>(null);
  const { send, pending, error, problem } = useResult(
    () =>
      actions.presign(owners.organization.slug, { id: unit.id, key, method, expiresIn: Number(lifetime) }),
    setLink,
  );
  return (
    <form
      className="grid grid-cols-1 gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setLink(null);
        send(undefined);
      }}
    >
      <TextField
        label="Key"
        mono
        value={key}
        autoComplete="off"
        spellCheck={false}
        placeholder="2026/11/invoice.pdf"
        hint="The name of the file in the bucket."
        onChange={(event) => setKey(event.target.value)}
        error={problem("key")}
      />
      <div className="grid grid-cols-1 items-end gap-4 sm:grid-cols-2">
        {mayWrite && (
          <FieldGroup legend="For" error={problem("method")}>
            <SegmentedControl
              full
              name="method"
              value={method}
              options={methods}
              onChange={(event) => setMethod(event.target.value === "PUT" ? "PUT" : "GET")}
            />
          </FieldGroup>
        )}
        <Field label="Expires after" error={problem("expiresIn")}>
          {(control) => (
            <Select
              {...control}
              value={lifetime}
              options={lifetimes}
              onChange={(event) => setLifetime(event.target.value)}
            />
          )}
        </Field>
      </div>
      <div>
        <Button type="submit" pending={pending}>
          Get a link
        </Button>
      </div>
      <FormError error={error} fields={FIELDS} />
      {link && <CreatedLink link={link} />}
    </form>
  );
}
