/** Ports of the loopback interface. */
import { createServer } from 'node:net';

const listen = (port, host) =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const { port: taken } = server.address();
      server.close(() => resolve(taken));
    });
  });

/** A port that nobody listens on now. */
export const freePort = (host = '127.0.0.1') => listen(0, host);

export const isPortFree = (port, host = '127.0.0.1') =>
  listen(port, host).then(
    () => true,
    () => false,
  );
