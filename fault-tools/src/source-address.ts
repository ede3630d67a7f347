const addresses = 8;

/** Each address of the loopback has ports of its own. Elsewhere than on Linux there is but one. */
export function sourceAddress(index: number): string {
  return process.platform === 'linux' ? `127.0.1.${1 + (index % addresses)}` : '127.0.0.1';
}
