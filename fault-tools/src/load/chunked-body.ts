/** Takes the chunks of a body apart, wherever they were cut on the way. */
export class ChunkedBody {
  #left = 0;
  #line = '';
  #isOver = false;

  /** The body has ended, though the connection may not. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** What of the body these bytes hold. */
  read(bytes: Buffer): string {
    let body = '';
    let at = 0;
    while (at < bytes.length) {
      if (this.#left > 0) {
        const end = Math.min(bytes.length, at + this.#left);
        body += bytes.toString('latin1', at, end);
        this.#left -= end - at;
        at = end;
      } else {
        at = this.#readSize(bytes, at);
      }
    }
    return body;
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
