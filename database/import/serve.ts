/**
 * The inside of the import process: takes requests, answers each with a document or a refusal, and
 * survives whatever a parser throws. It reads nothing from the disk; bytes come with the request.
 */
import { refusal, shownName } from './import-error.ts';
import { importRequest, type PlantedFault } from './messages.ts';
import { parseDocument } from './parse.ts';

/** Returns the listener for incoming messages; `send` carries the replies. Other messages are ignored. */
export function serveImports(send: Send, arePlantedFaultsAllowed: boolean): (raw: unknown) => void {
  return (raw) => void answer(raw, send, arePlantedFaultsAllowed);
}

type Send = (reply: unknown) => void;

async function answer(raw: unknown, send: Send, arePlantedFaultsAllowed: boolean): Promise<void> {
  const request = importRequest.safeParse(raw);
  if (!request.success) return;
  const { id, input, fault } = request.data;
  if (arePlantedFaultsAllowed && fault !== undefined) return suffer(fault, id, send);
  const { name, bytes, encoding, language } = input;
  const chosen = {
    ...(encoding === undefined ? {} : { encoding }),
    ...(language === undefined ? {} : { language }),
  };
  try {
    send({ id, result: await parseDocument({ name, bytes, ...chosen }) });
  } catch {
    // A parser's own fault, a stack overflow included. What it says may quote the document.
    send({
      id,
      result: refusal(
        'crashed',
        `${shownName(name)} could not be read: it made the import fail; save it again in another format and import that.`,
      ),
    });
  }
}

/** Does what a hostile document might: never ends, eats memory, ends the process, or answers a lie. */
function suffer(fault: PlantedFault, id: number, send: Send): void {
  if (fault === 'exit') process.exit(3);
  if (fault === 'lie') {
    const importer = { name: 'text', version: 1, options: {} };
    const blocks = [{ start: 0, end: 9, kind: 'paragraph', body: 0 }];
    const none = new Uint8Array();
    const value = {
      text: 'short',
      blocks,
      sentences: none,
      words: none,
      dropped: [],
      warnings: [],
      importer,
    };
    send({ id, result: { ok: true, value } });
    return;
  }
  const hoard: number[][] = [];
  for (;;) if (fault === 'hog') hoard.push(Array.from({ length: 10_000 }, (_, index) => index + 0.5));
}
