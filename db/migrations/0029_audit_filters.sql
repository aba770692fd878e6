CREATE INDEX "audit_of_actor" ON "audit" USING btree ("chain_id","actor","sequence");--> statement-breakpoint
CREATE INDEX "audit_of_action" ON "audit" USING btree ("chain_id","action","sequence");--> statement-breakpoint
CREATE INDEX "audit_of_subject" ON "audit" USING btree ("chain_id","subject","sequence");--> statement-breakpoint
CREATE INDEX "audit_by_time" ON "audit" USING btree ("chain_id","at");