CREATE TABLE "credential_failures" (
	"credential_id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"status" smallint NOT NULL,
	"code" text,
	"message" text,
	"since" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"retry_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "round_robin_providers" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "usage" ADD COLUMN "attempts" jsonb;--> statement-breakpoint
ALTER TABLE "credential_failures" ADD CONSTRAINT "credential_failures_credential" FOREIGN KEY ("organization_id","credential_id") REFERENCES "public"."credentials"("organization_id","id") ON DELETE cascade ON UPDATE no action;