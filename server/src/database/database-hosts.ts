export interface DatabaseHost {
  readonly host: string;
  readonly port: number;
}

/** Of several servers of one database the one to ask: whichever served last, until it fails. */
export interface HostChoice {
  readonly current: DatabaseHost;
  /** The next is asked, unless another attempt has moved on already. */
  failed(host: DatabaseHost): void;
}

export interface NamedHosts {
  /** With the first of them alone, as any parser takes it. */
  readonly url: string;
  /** Undefined where one is named. */
  readonly choice: HostChoice | undefined;
}

const form = /^(postgres(?:ql)?:\/\/(?:[^@/?]*@)?)([^/?]*)(.*)$/;
const defaultPort = 5432;

/** `postgres://user:password@a:5432,b:5432/name`, as libpq has it. Whoever writes is wanted; it need not be asked for. */
export function namedHosts(text: string): NamedHosts {
  const [, before = '', list = '', after = ''] = form.exec(text) ?? [];
  const names = list.split(',');
  if (names.length === 1) return { url: text, choice: undefined };
  const rest = after.replace(/([?&])target_session_attrs=[\w-]*(&|$)/, '$1').replace(/[?&]$/, '');
  return { url: `${before}${names[0]}${rest}`, choice: hostChoice(names.map(hostOf)) };
}

function hostChoice(hosts: readonly DatabaseHost[]): HostChoice {
  let index = 0;
  const current = () => hosts[index % hosts.length] as DatabaseHost;
  return {
    get current() {
      return current();
    },
    failed: (host) => {
      if (host === current()) index += 1;
    },
  };
}

/** Whether each part of it is a URL by itself. */
export function isDatabaseUrl(text: string): boolean {
  const [, before = '', list = '', after = ''] = form.exec(text) ?? [];
  return (
    before !== '' &&
    list.split(',').every((host) => (host !== '' || list === '') && URL.canParse(before + host + after))
  );
}

function hostOf(text: string): DatabaseHost {
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d+))?$/.exec(text) ?? [];
  return { host: bracketed ?? plain ?? text, port: port === undefined ? defaultPort : Number(port) };
}
