export { KeysLoading as default } from "@/components/keys/keys-loading";
