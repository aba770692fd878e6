import type { ReactNode } from "react";
import { mayChange, ownerName } from "@/components/organizations/owners";
import { ResourceSheet } from "@/components/resource/resource-sheet";
import { SheetSection } from "@/components/ui/dialogs/sheet";
import { DescriptionItem, DescriptionList } from "@/components/ui/values/description-list";
import { RelativeTime } from "@/components/ui/values/relative-time";
import { LinkedCredential } from "./linked-credential";
import { GetLink } from "./links/get-link";
import { StatusBadge } from "./status-badge";
import { StorageUnitActs } from "./storage-unit-acts";
import type { ActProps } from "./types";
import { ValidateUnit } from "./validate-unit";
import { ValidationResult } from "./validation-result";
import { types } from "./words";

/** Shows a storage unit beside the list: its bucket, its validation, and links to its files. */
export function StorageUnitSheet({ closeHref, ...props }: ActProps & { closeHref: string }) {
  const { unit, owners } = props;
  const writes = mayChange(owners, unit.workspaceId);
  return (
    <ResourceSheet
      title={unit.name}
      subtitle={`${types[unit.type]} · owned by ${ownerName(owners, unit.workspaceId)}`}
      closeHref={closeHref}
      badges={<StatusBadge status={unit.status} />}
      acts={writes && <StorageUnitActs {...props} />}
    >
      <SheetSection>
        <About {...props} />
      </SheetSection>
      <SheetSection title="Validation">
        {writes ? <ValidateUnit {...props} /> : <ValidationResult unit={unit} />}
      </SheetSection>
      <SheetSection title="Get a link">
        {unit.credentialId === null ? (
          <p className="text-13 text-ink-2">Link a credential to get links to files.</p>
        ) : (
          <GetLink key={unit.version} {...props} mayWrite={writes} />
        )}
      </SheetSection>
    </ResourceSheet>
  );
}

function About({ unit, credentials, owners }: ActProps) {
  const { type, bucket, region, endpoint, credentialId, createdAt, updatedAt } = unit;
  const linked = credentials.find(({ id }) => id === credentialId);
  const hasOwnEndpoint = linked?.provider === "s3-compatible";
  return (
    <DescriptionList tight beside>
      <DescriptionItem term={type === "BLOB" ? "Container" : "Bucket"}>
        <Code>{bucket}</Code>
      </DescriptionItem>
      {type === "S3" && (
        <DescriptionItem term="Region">{region ? <Code>{region}</Code> : "The credential’s"}</DescriptionItem>
      )}
      <DescriptionItem term="Endpoint">
        {endpoint ? <Code>{endpoint}</Code> : hasOwnEndpoint ? "The credential’s" : "The provider’s"}
      </DescriptionItem>
      <DescriptionItem term="Credential">
        <LinkedCredential unit={unit} credentials={credentials} owners={owners} />
      </DescriptionItem>
      <DescriptionItem term="Created">
        <RelativeTime at={createdAt} as="day" />
      </DescriptionItem>
      <DescriptionItem term="Updated">
        <RelativeTime at={updatedAt} as="day" />
      </DescriptionItem>
    </DescriptionList>
  );
}

const Code = ({ children }: { children: ReactNode }) => <code className="wrap-anywhere">{children}</code>;
