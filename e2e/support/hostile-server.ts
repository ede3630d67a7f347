import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers pages as a test says, to whatever path: a proxy's error page, garbage, far too much. */
export async function serveHostile(): Promise<HostileServer> {
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*, authorization');
    response.setHeader('access-control-max-age', '600');
    response.on('error', () => undefined);
    if (request.method === 'OPTIONS') response.writeHead(204).end();
    else {
      hostile.asked += 1;
      hostile.answer(response, request.url ?? '');
    }
  });
  const hostile: HostileServer = {
    url: '',
    asked: 0,
    answer: (response) => response.end(),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  hostile.url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return hostile;
}

export interface HostileServer {
  url: string;
  asked: number;
  answer: (response: ServerResponse, path: string) => void;
  close(): Promise<unknown>;
}
