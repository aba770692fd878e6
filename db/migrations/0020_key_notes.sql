ALTER TABLE "keys" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "keys" ADD COLUMN "tags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "keys_by_tag" ON "keys" USING gin ("tags");