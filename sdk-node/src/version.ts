/** The same as in package.json; a test holds them together. */
export const sdkVersion = '0.1.0';
