/**
 * The few members of a message port that importing needs. Node's MessagePort hands a listener the
 * message itself, Electron's an event that holds it in `data`; both are read by `messageOf`.
 */

export type PortLike = {
  postMessage(message: unknown): void;
  on(event: 'message' | 'close', listener: (message: unknown) => void): unknown;
  start?(): void;
  close(): void;
};

/** The message in what a port's listener was given. */
export function messageOf(given: unknown): unknown {
  const isEvent = typeof given === 'object' && given !== null && 'data' in given && 'ports' in given;
  return isEvent ? given.data : given;
}

/** The first port that came with a message, where there is one. */
export function portIn(given: unknown): PortLike | undefined {
  if (typeof given !== 'object' || given === null || !('ports' in given) || !Array.isArray(given.ports))
    return undefined;
  const first: unknown = given.ports[0];
  return isPort(first) ? first : undefined;
}

/** True for anything that can be listened to and written to like a port. */
export function isPort(value: unknown): value is PortLike {
  return (
    typeof value === 'object' &&
    value !== null &&
    'on' in value &&
    typeof value.on === 'function' &&
    'postMessage' in value
  );
}
