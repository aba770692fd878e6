export { KeysLoading as default } from "@/components/keys/list/keys-loading";
