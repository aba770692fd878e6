CREATE TABLE "key_last_uses" (
	"key_id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"used_at" timestamp (3) with time zone DEFAULT '-infinity' NOT NULL,
	"works_until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "key_last_uses" ADD CONSTRAINT "key_last_uses_key" FOREIGN KEY ("organization_id","key_id") REFERENCES "public"."keys"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "key_last_uses_order" ON "key_last_uses" USING btree ("organization_id","used_at" DESC NULLS LAST,"key_id" DESC NULLS LAST,"works_until");--> statement-breakpoint
ALTER TABLE "key_last_uses" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);--> statement-breakpoint
INSERT INTO "key_last_uses" ("key_id", "organization_id", "used_at", "works_until")
SELECT k."id", k."organization_id", greatest(max(s."last_used_at"), k."first_used_at", '-infinity'),
	CASE WHEN k."enabled" AND k."revoked_at" IS NULL THEN coalesce(k."expires_at", 'infinity') ELSE '-infinity' END
FROM "keys" k LEFT JOIN "key_secrets" s ON s."key_id" = k."id" GROUP BY k."id";--> statement-breakpoint
CREATE FUNCTION add_key_last_uses() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  insert into key_last_uses (key_id, organization_id, used_at, works_until)
  select id, organization_id, coalesce(first_used_at, '-infinity'),
    case when enabled and revoked_at is null then coalesce(expires_at, 'infinity') else '-infinity' end
  from made;
  return null;
end $$;--> statement-breakpoint
CREATE FUNCTION follow_key_last_use() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  update key_last_uses set used_at = greatest(used_at, new.first_used_at),
    works_until = case when new.enabled and new.revoked_at is null then coalesce(new.expires_at, 'infinity') else '-infinity' end
  where key_id = new.id;
  return null;
end $$;--> statement-breakpoint
CREATE TRIGGER keys_made AFTER INSERT ON "keys" REFERENCING NEW TABLE AS made
FOR EACH STATEMENT EXECUTE FUNCTION add_key_last_uses();--> statement-breakpoint
CREATE TRIGGER keys_changed AFTER UPDATE OF "enabled", "revoked_at", "expires_at", "first_used_at" ON "keys" FOR EACH ROW
WHEN ((old."enabled", old."revoked_at", old."expires_at", old."first_used_at") IS DISTINCT FROM (new."enabled", new."revoked_at", new."expires_at", new."first_used_at"))
EXECUTE FUNCTION follow_key_last_use();
