/**
 * The files a window may load: a fixed list written by the build, name -> file, type and digest.
 *
 * A request is looked up by its whole name; no path is ever joined from what a page asks for, so there is
 * nothing to climb out of. A file whose bytes differ from the build's is not served.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { appHost, responseHeaders } from './secure-defaults.ts';

const fileList = z.record(
  z.string(),
  z.strictObject({ file: z.string(), type: z.string(), sha256: z.string() }),
);
type FileList = z.infer<typeof fileList>;

/** The list's name inside the built output. */
const LIST_NAME = 'window-files.json';

export interface AppFiles {
  /** Answers a request of the private scheme; 404 for every name that is not in the list. */
  respond(address: string): Promise<Response>;
}

/** Reads the list from the folder of the built output. */
export async function readAppFiles(outputFolder: string): Promise<AppFiles> {
  const list = fileList.parse(JSON.parse(await readFile(path.join(outputFolder, LIST_NAME), 'utf8')));
  return createAppFiles(list, (file) => readFile(path.join(outputFolder, file)));
}

/** Serves a list with the given way to read one of its files. */
export function createAppFiles(list: FileList, read: (file: string) => Promise<Buffer>): AppFiles {
  return {
    async respond(address) {
      const entry = findEntry(list, address);
      if (entry === undefined) return notFound();
      const bytes = await read(entry.file);
      if (createHash('sha256').update(bytes).digest('hex') !== entry.sha256) return notFound();
      return new Response(new Uint8Array(bytes), {
        headers: { ...responseHeaders, 'Content-Type': entry.type },
      });
    },
  };
}

function findEntry(list: FileList, address: string): FileList[string] | undefined {
  const { host, pathname } = new URL(address);
  if (host !== appHost) return undefined;
  const name = pathname === '/' ? '/index.html' : pathname;
  return Object.hasOwn(list, name) ? list[name] : undefined;
}

function notFound(): Response {
  return new Response('', { status: 404, headers: responseHeaders });
}
