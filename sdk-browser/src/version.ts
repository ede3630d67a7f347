/** As in package.json. */
export const sdkVersion = '0.1.0';
