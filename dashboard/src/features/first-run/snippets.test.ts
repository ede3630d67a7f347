import { describe, expect, it } from 'vitest';
import { type SnippetKind, snippets } from './snippets.js';

const parts = { url: 'https://flags.example.com', sdkKey: 'guidon_server_abc', flag: 'new-billing' };

describe.each(Object.keys(snippets) as SnippetKind[])('the snippet for %s', (kind) => {
  it('holds the address, the key and the flag, and nothing to be filled in', () => {
    const text = snippets[kind](parts);
    for (const part of Object.values(parts)) expect(text).toContain(part);
    expect(text).not.toMatch(/YOUR|<[a-z]|\.\.\./);
  });
});
