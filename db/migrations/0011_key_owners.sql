DROP INDEX "keys_of_project";--> statement-breakpoint
CREATE INDEX "keys_of_owner" ON "keys" USING btree (coalesce("project_id", "organization_id"),"created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "keys_of_owner_by_name" ON "keys" USING btree (coalesce("project_id", "organization_id"),lower("name") desc nulls last,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "keys_of_owner_by_expiry" ON "keys" USING btree (coalesce("project_id", "organization_id"),coalesce("expires_at", 'infinity') desc nulls last,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "keys_revoked" ON "keys" USING btree ("organization_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE revoked_at is not null;--> statement-breakpoint
CREATE INDEX "keys_disabled" ON "keys" USING btree ("organization_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE revoked_at is null and not enabled;