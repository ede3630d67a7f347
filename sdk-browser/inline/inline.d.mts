/** A module that does the same in fewer names. */
export declare function inlined(code: string): string;
