ALTER TABLE "storage_units" ADD COLUMN "bucket" text NOT NULL;--> statement-breakpoint
ALTER TABLE "storage_units" ADD COLUMN "type" text NOT NULL;--> statement-breakpoint
ALTER TABLE "storage_units" ADD COLUMN "endpoint" text;--> statement-breakpoint
ALTER TABLE "storage_units" ADD COLUMN "region" text;--> statement-breakpoint
ALTER TABLE "storage_units" ADD COLUMN "status" text DEFAULT 'unvalidated' NOT NULL;--> statement-breakpoint
ALTER TABLE "storage_units" ADD COLUMN "last_validated_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "storage_units" ADD CONSTRAINT "storage_units_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "storage_units" ADD CONSTRAINT "storage_units_name" UNIQUE("organization_id","workspace_id","name");