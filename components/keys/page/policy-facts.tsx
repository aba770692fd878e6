import { Card } from "@/components/ui/card";
import { ChipList } from "@/components/ui/chip";
import { Fact, Facts } from "@/components/ui/description-list";
import { fullTime, relativeTime } from "@/components/ui/format";
import {
  addressSentence,
  LEAK_SENTENCES,
  modelSentence,
  type Phrase,
  rateSentence,
  scopeSentence,
} from "./policy-words";

type Policy = {
  scopes: string[];
  modelAllowlist: string[];
  modelDenylist: string[];
  ipAllowlist: string[];
  rateLimitPerMinute: number | null;
  dailyHardLimit: number | null;
  expiresAt: string | null;
  leakReaction: keyof typeof LEAK_SENTENCES;
};

/** What a key may do, in words that a person would use. `now` is the database's time. */
export function PolicyFacts({ policy, access, now }: { policy: Policy; access: string; now: string }) {
  return (
    <Card>
      <Facts>
        <Fact term="Scopes" icon="shield">
          {scopeSentence(policy.scopes)}
          <ChipList values={policy.scopes} />
        </Fact>
        <Fact term="Projects" icon="project">
          {access}
        </Fact>
        <Fact term="Models" icon="cpu">
          <Sentence phrases={modelSentence(policy.modelAllowlist, policy.modelDenylist)} />
        </Fact>
        <Fact term="Addresses" icon="globe">
          <Sentence phrases={addressSentence(policy.ipAllowlist)} />
        </Fact>
        <Fact term="Rate" icon="gauge">
          {rateSentence(policy.rateLimitPerMinute, policy.dailyHardLimit)}
        </Fact>
        <Fact term="Expires" icon="calendar">
          {policy.expiresAt === null
            ? "Never."
            : `${fullTime(policy.expiresAt)}, ${relativeTime(policy.expiresAt, now)}.`}
        </Fact>
        <Fact term="When it leaks" icon="alert">
          {LEAK_SENTENCES[policy.leakReaction]}
        </Fact>
      </Facts>
    </Card>
  );
}

function Sentence({ phrases }: { phrases: Phrase[] }) {
  return phrases.map(({ text, mono }, index) =>
    mono ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a sentence's words stay where they are
      <code key={index} className="mono">
        {text}
      </code>
    ) : (
      text
    ),
  );
}
