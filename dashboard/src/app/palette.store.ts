/** The palette is loaded after the page: until it is there, what opens it only asks. */
export const paletteEvent = 'guidon:palette';

export function openPalette(): void {
  globalThis.dispatchEvent(new Event(paletteEvent));
}
