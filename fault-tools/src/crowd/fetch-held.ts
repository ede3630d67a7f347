interface Head {
  readonly version: number;
  readonly digest: string;
}

/** The id of the state that a node holds. */
export async function fetchHeld(port: number, sdkKey: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/sdk/v1/snapshot`, {
    headers: { authorization: `Bearer ${sdkKey}`, connection: 'close' },
  });
  if (!answer.ok) throw new Error(`The node gave no snapshot: ${answer.status}`);
  const { version, digest } = (await answer.json()) as Head;
  return `${version}-${digest}`;
}
