/** Takes the chunks of a body apart, wherever they were cut on the way. */
export class ChunkedBody {
  #left = 0;
  #line = '';
  #isOver = false;

  /** The body has ended, though the connection may not. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** What of the body these bytes hold: a part of them, and nothing is copied where it is one chunk. Writes over them where it is several. */
  unwrap(bytes: Buffer): Buffer {
    let begin = 0;
    let end = 0;
    let at = 0;
    while (at < bytes.length) {
      if (this.#left > 0) {
        const next = Math.min(bytes.length, at + this.#left);
        if (end === begin) begin = end = at;
        else bytes.copyWithin(end, at, next);
        end += next - at;
        this.#left -= next - at;
        at = next;
      } else at = this.#readSize(bytes, at);
    }
    return bytes.subarray(begin, end);
  }

  /** The break that ends a chunk stands before the next one's size. */
  #readSize(bytes: Buffer, at: number): number {
    const end = bytes.indexOf(10, at);
    if (end < 0) {
      this.#line += bytes.toString('latin1', at);
      return bytes.length;
    }
    const line = (this.#line + bytes.toString('latin1', at, end)).trim();
    this.#line = '';
    if (line === '') return end + 1;
    this.#left = Number.parseInt(line, 16);
    this.#isOver = this.#left === 0;
    return end + 1;
  }
}
