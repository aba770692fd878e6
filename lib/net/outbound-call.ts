import type { IncomingHttpHeaders } from "node:http";
import type { Agent, Dispatcher } from "undici";
import { OutboundBody } from "@/lib/net/outbound-body";

/** The beginning of an answer, with its body unread. */
export type OutboundAnswer = { status: number; headers: IncomingHttpHeaders; body: OutboundBody };

/**
 * Sends a request over a pool of connections. Resolves when the answer begins. Unlike the pool's own
 * `request`, it reads the parts of a packet as one.
 * @throws the error of the connection, or the signal's reason when the caller aborts.
 */
export function callOver(
  agent: Agent,
  options: Agent.DispatchOptions,
  signal?: AbortSignal,
): Promise<OutboundAnswer> {
  return new Promise((resolve, reject) => {
    agent.dispatch(options, new AnswerHandler(resolve, reject, signal));
  });
}

class AnswerHandler implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | null = null;
  private body: OutboundBody | null = null;

  constructor(
    private readonly resolve: (answer: OutboundAnswer) => void,
    private readonly reject: (error: Error) => void,
    private readonly signal?: AbortSignal,
  ) {
    signal?.addEventListener("abort", this.leave);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.signal?.aborted) this.leave();
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    if (status < 200) return;
    this.body = new OutboundBody(controller);
    this.resolve({ status, headers, body: this.body });
  }

  onResponseData(_controller: Dispatcher.DispatchController, part: Buffer): void {
    this.body?.add(part);
  }

  onResponseEnd(): void {
    this.signal?.removeEventListener("abort", this.leave);
    this.body?.complete();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.signal?.removeEventListener("abort", this.leave);
    if (this.body) this.body.fail(error);
    else this.reject(error);
  }

  private readonly leave = (): void => {
    const { reason } = this.signal ?? {};
    if (this.body) this.body.destroy(reason);
    else this.controller?.abort(reason);
  };
}
