const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Returns a text in UTF-8 without the byte order mark that it may begin with. */
export const withoutBom = (bytes: Buffer): Buffer =>
  bytes.subarray(0, MARK.length).equals(MARK) ? bytes.subarray(MARK.length) : bytes;
