import { rotated } from './rotated.js';

/**
 * The first word of the MD5 of one padded block of 16 words, as a signed integer.
 *
 * RFC 1321 written out, because a loop with tables takes twice as long. In each sum the parts that do not wait for the
 * step before come first, and the second round's halves are added, being disjoint: the processor overlaps what it can.
 * The last three steps do not touch the first word and are left out.
 */
export function md5FirstWord(block: Int32Array): number {
  const w0 = block[0] as number;
  const w1 = block[1] as number;
  const w2 = block[2] as number;
  const w3 = block[3] as number;
  const w4 = block[4] as number;
  const w5 = block[5] as number;
  const w6 = block[6] as number;
  const w7 = block[7] as number;
  const w8 = block[8] as number;
  const w9 = block[9] as number;
  const w10 = block[10] as number;
  const w11 = block[11] as number;
  const w12 = block[12] as number;
  const w13 = block[13] as number;
  const w14 = block[14] as number;
  const w15 = block[15] as number;
  let a = 1732584193;
  let b = -271733879;
  let c = -1732584194;
  let d = 271733878;
  a = (rotated((((a + ((w0 - 680876936) | 0)) | 0) + (d ^ (b & (c ^ d)))) | 0, 7) + b) | 0;
  d = (rotated((((d + ((w1 - 389564586) | 0)) | 0) + (c ^ (a & (b ^ c)))) | 0, 12) + a) | 0;
  c = (rotated((((c + ((w2 + 606105819) | 0)) | 0) + (b ^ (d & (a ^ b)))) | 0, 17) + d) | 0;
  b = (rotated((((b + ((w3 - 1044525330) | 0)) | 0) + (a ^ (c & (d ^ a)))) | 0, 22) + c) | 0;
  a = (rotated((((a + ((w4 - 176418897) | 0)) | 0) + (d ^ (b & (c ^ d)))) | 0, 7) + b) | 0;
  d = (rotated((((d + ((w5 + 1200080426) | 0)) | 0) + (c ^ (a & (b ^ c)))) | 0, 12) + a) | 0;
  c = (rotated((((c + ((w6 - 1473231341) | 0)) | 0) + (b ^ (d & (a ^ b)))) | 0, 17) + d) | 0;
  b = (rotated((((b + ((w7 - 45705983) | 0)) | 0) + (a ^ (c & (d ^ a)))) | 0, 22) + c) | 0;
  a = (rotated((((a + ((w8 + 1770035416) | 0)) | 0) + (d ^ (b & (c ^ d)))) | 0, 7) + b) | 0;
  d = (rotated((((d + ((w9 - 1958414417) | 0)) | 0) + (c ^ (a & (b ^ c)))) | 0, 12) + a) | 0;
  c = (rotated((((c + ((w10 - 42063) | 0)) | 0) + (b ^ (d & (a ^ b)))) | 0, 17) + d) | 0;
  b = (rotated((((b + ((w11 - 1990404162) | 0)) | 0) + (a ^ (c & (d ^ a)))) | 0, 22) + c) | 0;
  a = (rotated((((a + ((w12 + 1804603682) | 0)) | 0) + (d ^ (b & (c ^ d)))) | 0, 7) + b) | 0;
  d = (rotated((((d + ((w13 - 40341101) | 0)) | 0) + (c ^ (a & (b ^ c)))) | 0, 12) + a) | 0;
  c = (rotated((((c + ((w14 - 1502002290) | 0)) | 0) + (b ^ (d & (a ^ b)))) | 0, 17) + d) | 0;
  b = (rotated((((b + ((w15 + 1236535329) | 0)) | 0) + (a ^ (c & (d ^ a)))) | 0, 22) + c) | 0;
  a = (rotated((((a + ((w1 - 165796510) | 0) + (c & ~d)) | 0) + (b & d)) | 0, 5) + b) | 0;
  d = (rotated((((d + ((w6 - 1069501632) | 0) + (b & ~c)) | 0) + (a & c)) | 0, 9) + a) | 0;
  c = (rotated((((c + ((w11 + 643717713) | 0) + (a & ~b)) | 0) + (d & b)) | 0, 14) + d) | 0;
  b = (rotated((((b + ((w0 - 373897302) | 0) + (d & ~a)) | 0) + (c & a)) | 0, 20) + c) | 0;
  a = (rotated((((a + ((w5 - 701558691) | 0) + (c & ~d)) | 0) + (b & d)) | 0, 5) + b) | 0;
  d = (rotated((((d + ((w10 + 38016083) | 0) + (b & ~c)) | 0) + (a & c)) | 0, 9) + a) | 0;
  c = (rotated((((c + ((w15 - 660478335) | 0) + (a & ~b)) | 0) + (d & b)) | 0, 14) + d) | 0;
  b = (rotated((((b + ((w4 - 405537848) | 0) + (d & ~a)) | 0) + (c & a)) | 0, 20) + c) | 0;
  a = (rotated((((a + ((w9 + 568446438) | 0) + (c & ~d)) | 0) + (b & d)) | 0, 5) + b) | 0;
  d = (rotated((((d + ((w14 - 1019803690) | 0) + (b & ~c)) | 0) + (a & c)) | 0, 9) + a) | 0;
  c = (rotated((((c + ((w3 - 187363961) | 0) + (a & ~b)) | 0) + (d & b)) | 0, 14) + d) | 0;
  b = (rotated((((b + ((w8 + 1163531501) | 0) + (d & ~a)) | 0) + (c & a)) | 0, 20) + c) | 0;
  a = (rotated((((a + ((w13 - 1444681467) | 0) + (c & ~d)) | 0) + (b & d)) | 0, 5) + b) | 0;
  d = (rotated((((d + ((w2 - 51403784) | 0) + (b & ~c)) | 0) + (a & c)) | 0, 9) + a) | 0;
  c = (rotated((((c + ((w7 + 1735328473) | 0) + (a & ~b)) | 0) + (d & b)) | 0, 14) + d) | 0;
  b = (rotated((((b + ((w12 - 1926607734) | 0) + (d & ~a)) | 0) + (c & a)) | 0, 20) + c) | 0;
  a = (rotated((((a + ((w5 - 378558) | 0)) | 0) + (b ^ (c ^ d))) | 0, 4) + b) | 0;
  d = (rotated((((d + ((w8 - 2022574463) | 0)) | 0) + (a ^ (b ^ c))) | 0, 11) + a) | 0;
  c = (rotated((((c + ((w11 + 1839030562) | 0)) | 0) + (d ^ (a ^ b))) | 0, 16) + d) | 0;
  b = (rotated((((b + ((w14 - 35309556) | 0)) | 0) + (c ^ (d ^ a))) | 0, 23) + c) | 0;
  a = (rotated((((a + ((w1 - 1530992060) | 0)) | 0) + (b ^ (c ^ d))) | 0, 4) + b) | 0;
  d = (rotated((((d + ((w4 + 1272893353) | 0)) | 0) + (a ^ (b ^ c))) | 0, 11) + a) | 0;
  c = (rotated((((c + ((w7 - 155497632) | 0)) | 0) + (d ^ (a ^ b))) | 0, 16) + d) | 0;
  b = (rotated((((b + ((w10 - 1094730640) | 0)) | 0) + (c ^ (d ^ a))) | 0, 23) + c) | 0;
  a = (rotated((((a + ((w13 + 681279174) | 0)) | 0) + (b ^ (c ^ d))) | 0, 4) + b) | 0;
  d = (rotated((((d + ((w0 - 358537222) | 0)) | 0) + (a ^ (b ^ c))) | 0, 11) + a) | 0;
  c = (rotated((((c + ((w3 - 722521979) | 0)) | 0) + (d ^ (a ^ b))) | 0, 16) + d) | 0;
  b = (rotated((((b + ((w6 + 76029189) | 0)) | 0) + (c ^ (d ^ a))) | 0, 23) + c) | 0;
  a = (rotated((((a + ((w9 - 640364487) | 0)) | 0) + (b ^ (c ^ d))) | 0, 4) + b) | 0;
  d = (rotated((((d + ((w12 - 421815835) | 0)) | 0) + (a ^ (b ^ c))) | 0, 11) + a) | 0;
  c = (rotated((((c + ((w15 + 530742520) | 0)) | 0) + (d ^ (a ^ b))) | 0, 16) + d) | 0;
  b = (rotated((((b + ((w2 - 995338651) | 0)) | 0) + (c ^ (d ^ a))) | 0, 23) + c) | 0;
  a = (rotated((((a + ((w0 - 198630844) | 0)) | 0) + (c ^ (b | ~d))) | 0, 6) + b) | 0;
  d = (rotated((((d + ((w7 + 1126891415) | 0)) | 0) + (b ^ (a | ~c))) | 0, 10) + a) | 0;
  c = (rotated((((c + ((w14 - 1416354905) | 0)) | 0) + (a ^ (d | ~b))) | 0, 15) + d) | 0;
  b = (rotated((((b + ((w5 - 57434055) | 0)) | 0) + (d ^ (c | ~a))) | 0, 21) + c) | 0;
  a = (rotated((((a + ((w12 + 1700485571) | 0)) | 0) + (c ^ (b | ~d))) | 0, 6) + b) | 0;
  d = (rotated((((d + ((w3 - 1894986606) | 0)) | 0) + (b ^ (a | ~c))) | 0, 10) + a) | 0;
  c = (rotated((((c + ((w10 - 1051523) | 0)) | 0) + (a ^ (d | ~b))) | 0, 15) + d) | 0;
  b = (rotated((((b + ((w1 - 2054922799) | 0)) | 0) + (d ^ (c | ~a))) | 0, 21) + c) | 0;
  a = (rotated((((a + ((w8 + 1873313359) | 0)) | 0) + (c ^ (b | ~d))) | 0, 6) + b) | 0;
  d = (rotated((((d + ((w15 - 30611744) | 0)) | 0) + (b ^ (a | ~c))) | 0, 10) + a) | 0;
  c = (rotated((((c + ((w6 - 1560198380) | 0)) | 0) + (a ^ (d | ~b))) | 0, 15) + d) | 0;
  b = (rotated((((b + ((w13 + 1309151649) | 0)) | 0) + (d ^ (c | ~a))) | 0, 21) + c) | 0;
  a = (rotated((((a + ((w4 - 145523070) | 0)) | 0) + (c ^ (b | ~d))) | 0, 6) + b) | 0;
  return (a + 1732584193) | 0;
}
