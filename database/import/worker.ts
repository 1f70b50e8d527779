/**
 * The parser process: reads one file a person wants to import, away from the project.
 *
 * Its first message brings the port to the process that asked for it.
 */
interface ParserPort {
  on(event: 'message', listener: (event: { data: unknown; ports: ParserPort[] }) => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
}

declare const process: NodeJS.Process & { parentPort: ParserPort };

process.parentPort.on('message', ({ ports: [port] }) => {
  port?.on('message', ({ data }) => port.postMessage({ echo: data }));
  port?.start();
});

export {};
