import { KeysLoading } from "@/components/keys/list/keys-loading";

export default function ProjectKeysLoading() {
  return (
    <div className="mt-5">
      <KeysLoading />
    </div>
  );
}
