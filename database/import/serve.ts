/**
 * The inside of the import process: takes requests, answers each with a document or a refusal, and
 * survives whatever a parser throws. It reads nothing from the disk; bytes come with the request.
 */
import { refusal, shownName } from './import-error.ts';
import { type ImportRequest, importRequest, type PlantedFault } from './messages.ts';
import { parseDocument } from './parse.ts';

/** Returns the listener for incoming messages; `send` carries the replies. */
export function serveImports(
  send: (reply: unknown) => void,
  arePlantedFaultsAllowed: boolean,
): (raw: unknown) => void {
  return (raw) => {
    const request = importRequest.safeParse(raw);
    if (request.success) void answer(request.data, send, arePlantedFaultsAllowed);
  };
}

async function answer(
  { id, input, fault }: ImportRequest,
  send: (reply: unknown) => void,
  areAllowed: boolean,
): Promise<void> {
  if (areAllowed && fault !== undefined) return suffer(fault, id, send);
  const { encoding, language, ...rest } = input;
  try {
    const chosen = {
      ...(encoding === undefined ? {} : { encoding }),
      ...(language === undefined ? {} : { language }),
    };
    send({ id, result: await parseDocument({ ...rest, ...chosen }) });
  } catch {
    // A parser's own fault, a stack overflow included. What it says may quote the document.
    send({
      id,
      result: refusal(
        'crashed',
        `${shownName(input.name)} could not be read: it made the import fail; save it again in another format and import that.`,
      ),
    });
  }
}

function suffer(fault: PlantedFault, id: number, send: (reply: unknown) => void): void {
  if (fault === 'exit') process.exit(3);
  if (fault === 'lie') {
    const importer = { name: 'text', version: 1, options: {} };
    const blocks = [{ start: 0, end: 9, kind: 'paragraph', body: 0 }];
    return send({
      id,
      result: {
        ok: true,
        value: { text: 'short', blocks, sentences: new Uint8Array(), dropped: [], warnings: [], importer },
      },
    });
  }
  const hoard: number[][] = [];
  for (;;) if (fault === 'hog') hoard.push(Array.from({ length: 10_000 }, (_, index) => index + 0.5));
}
