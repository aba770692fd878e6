/** The fields of an error that clients read. */
export type ErrorFields = {
  code: string;
  message: string;
  type: string;
  reason: string | null;
  param: string | null;
};

/** An error as it is sent. */
export type ErrorAnswer<Body extends object = { error: ErrorFields }> = {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Body;
};

/** Changes an error for clients that read another form. */
export type Speak = (answer: ErrorAnswer) => ErrorAnswer<object>;
