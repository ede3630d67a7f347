import { type FaultProxy, faultProxy } from '@guidon/fault-tools';

/** One address before several servers of a database, as a virtual IP or a name is. */
export interface DatabaseAddress {
  readonly url: string;
  readonly proxy: FaultProxy;
  /** New connections lead there; open ones are cut. */
  leadTo(url: string): void;
}

export async function aDatabaseAddress(first: string): Promise<DatabaseAddress> {
  const upstream = { port: Number(new URL(first).port) };
  const proxy = await faultProxy({ upstream });
  const url = new URL(first);
  url.port = String(proxy.port);
  return {
    url: url.href,
    proxy,
    leadTo: (next) => {
      upstream.port = Number(new URL(next).port);
      proxy.cut();
    },
  };
}
