export type SnippetKind = 'node' | 'browser' | 'curl';

export interface SnippetParts {
  /** Where this dashboard comes from is where SDKs connect. */
  readonly url: string;
  readonly sdkKey: string;
  readonly flag: string;
}

/** What one pastes and runs: nothing in it is to be filled in. */
export const snippets: Readonly<Record<SnippetKind, (parts: SnippetParts) => string>> = {
  node: ({ url, sdkKey, flag }) => `// npm install @guidon/sdk-node, then save as first.mjs and run: node first.mjs
import { createClient } from '@guidon/sdk-node'

const flags = createClient({ url: '${url}', sdkKey: '${sdkKey}' })
await flags.ready()

const show = () => console.log('${flag}:', flags.isEnabled('${flag}', { userId: 'u1' }))
show()
flags.on('change', show)
setInterval(() => {}, 1000) // keeps this running, so that you see it change
`,
  browser: ({ url, sdkKey, flag }) => `// npm install @guidon/sdk-browser
import { createClient } from '@guidon/sdk-browser'

const flags = createClient({ url: '${url}', clientKey: '${sdkKey}', context: { userId: 'u1' } })
await flags.ready()

const show = () => console.log('${flag}:', flags.isEnabled('${flag}'))
show()
flags.on('change', show)
`,
  curl: ({ url, sdkKey, flag }) => `curl -sS ${url}/sdk/v1/evaluate \\
  -H 'Authorization: Bearer ${sdkKey}' \\
  -H 'Content-Type: application/json' \\
  -d '{"context":{"userId":"u1"},"flags":["${flag}"]}'
`,
};
