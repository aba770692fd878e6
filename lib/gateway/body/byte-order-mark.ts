const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Returns the bytes of a UTF-8 text without its byte order mark. */
export const withoutBom = (bytes: Buffer): Buffer =>
  bytes.subarray(0, MARK.length).equals(MARK) ? bytes.subarray(MARK.length) : bytes;
