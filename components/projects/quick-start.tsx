import type { ReactNode } from "react";
import { AddCredential } from "@/components/credentials/add/add-credential";
import { CreateKey } from "@/components/keys/list/create-key";
import { CreateLink } from "@/components/resource/create-link";
import { NewRuntime } from "@/components/runtimes/form/new-runtime";
import { SampleTabs } from "@/components/samples/sample-tabs";
import type { SampleModels } from "@/components/samples/types";
import { LinkButton } from "@/components/ui/buttons/link-button";
import { Section } from "@/components/ui/card";
import { Steps } from "@/components/ui/feedback/steps";
import { FirstRequest } from "./first-request";
import type { Failure, QuickStartDialogs } from "./types";

type Props = {
  baseUrl: string;
  /** Whether the project has a usable credential. */
  hasCredential: boolean;
  /** The runtimes that the project can use. */
  models: SampleModels;
  hasKey: boolean;
  /** Whether a request was answered. If not, `failure` is the latest failed request. */
  answered: boolean;
  failure: Failure | null;
  dialogs: QuickStartDialogs;
  organization: string;
};

const KEEP = "Keep your SDK. Change the base URL and the key.";
const ENVIRONMENT = (
  <>
    The samples read the key from <code>KEYSTEAD_API_KEY</code>.
  </>
);

/** Shows the steps from an empty project to the first answer of a model. */
export function QuickStart({ baseUrl, hasCredential, models, hasKey, answered, dialogs, ...props }: Props) {
  const runtime = models.chat;
  const connected = hasCredential || runtime !== null;
  const steps = [
    {
      title: "Add a provider credential",
      done: connected,
      children: (
        <Credential connected={connected}>
          {dialogs.credential && (
            <AddCredential
              {...dialogs.credential}
              capabilities={["model"]}
              param="credential"
              secondary={connected}
            />
          )}
        </Credential>
      ),
    },
    {
      title: "Create a runtime",
      done: runtime !== null,
      children: (
        <Runtime name={runtime}>
          {dialogs.runtime && connected && (
            <NewRuntime {...dialogs.runtime} param="runtime" secondary={runtime !== null} />
          )}
        </Runtime>
      ),
    },
    {
      title: "Create an API key",
      done: hasKey,
      children: (
        <Key hasKey={hasKey} mayCreate={dialogs.key !== null}>
          {dialogs.key && runtime !== null && (
            <CreateLink label="Create API Key" param="key" secondary={hasKey} />
          )}
        </Key>
      ),
    },
    {
      title: "Send a request",
      done: answered,
      children:
        runtime === null ? (
          <p>Create a runtime first. Requests name it as their model.</p>
        ) : (
          <Call baseUrl={baseUrl} models={models} runtime={runtime} answered={answered} {...props} />
        ),
    },
  ];
  return (
    <div>
      {!answered && <p className="mb-5 text-13 text-ink-2">Four steps to the first answer from a model.</p>}
      <Steps steps={steps} />
      {dialogs.key && <CreateKey project={dialogs.key} param="key" />}
    </div>
  );
}

type HowToCallProps = {
  baseUrl: string;
  models: SampleModels;
  /** The address that creates a key of the project. Null for people who may not. */
  createHref: string | null;
};

/** Shows code samples for another application that calls the project, and the button for its key. */
export function HowToCall({ baseUrl, models, createHref }: HowToCallProps) {
  if (models.chat === null) return null;
  return (
    <Section
      title="Call it from another application"
      aside={
        createHref && (
          <LinkButton size="s" icon="plus" href={createHref} prefetch={false}>
            Create API Key
          </LinkButton>
        )
      }
    >
      <div className="grid grid-cols-1 gap-4">
        <p className="text-13 text-ink-2">
          {KEEP} {ENVIRONMENT}
        </p>
        <SampleTabs baseUrl={baseUrl} models={models} />
      </div>
    </Section>
  );
}

function Credential({ connected, children }: { connected: boolean; children: ReactNode }) {
  return (
    <Action
      text={
        connected
          ? "Calls use it to authenticate with the provider."
          : "The API key that a provider such as OpenAI or Anthropic gave you. It is encrypted at rest, and callers never see it."
      }
      denied="An admin of this organization can add one."
    >
      {children}
    </Action>
  );
}

function Runtime({ name, children }: { name: string | null; children: ReactNode }) {
  return (
    <Action
      text={
        name === null
          ? "A runtime is a model alias. Requests name it, and Keystead calls the provider’s model with the credential."
          : `Requests name ${name} as their model.`
      }
      denied={name === null ? "Add a provider credential first." : ""}
    >
      {children}
    </Action>
  );
}

function Key({ hasKey, mayCreate, children }: { hasKey: boolean; mayCreate: boolean; children: ReactNode }) {
  return (
    <Action
      text={
        hasKey
          ? "This project has a key."
          : "Your application sends it instead of the provider’s key. It can be limited to scopes, models and addresses."
      }
      denied={mayCreate || hasKey ? "" : "You need write access to this project to create one."}
    >
      {children}
    </Action>
  );
}

type ActionProps = {
  text: string;
  /** The text if there is no button. */
  denied: string;
  children: ReactNode;
};

function Action({ text, denied, children }: ActionProps) {
  return (
    <>
      <p>
        {text} {!children && denied}
      </p>
      {children && <div className="mt-3 flex items-center gap-2">{children}</div>}
    </>
  );
}

type CallProps = Pick<Props, "baseUrl" | "models" | "answered" | "failure" | "organization"> & {
  runtime: string;
};

function Call({ baseUrl, models, runtime, answered, failure, organization }: CallProps) {
  return (
    <div className="grid grid-cols-1 gap-4">
      <p>
        {KEEP} {ENVIRONMENT}
      </p>
      <SampleTabs baseUrl={baseUrl} models={models} />
      <FirstRequest answered={answered} failure={failure} runtime={runtime} organization={organization} />
    </div>
  );
}
