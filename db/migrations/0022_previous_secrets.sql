ALTER TABLE "credentials" ADD COLUMN "sealed_previous" jsonb;--> statement-breakpoint
ALTER TABLE "credentials" ADD COLUMN "previous" jsonb;--> statement-breakpoint
ALTER TABLE "credentials" ADD COLUMN "previous_until" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "credentials_previous_until" ON "credentials" USING btree ("previous_until") WHERE "credentials"."previous_until" is not null;