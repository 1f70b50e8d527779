/**
 * The places a person chose, by the token that stands for each.
 *
 * Grants come from the main process, requests from windows, each over a line of its own, so a request can
 * overtake the grant it needs. An unknown token is therefore waited for a moment before it is refused.
 */
import type { Place } from '../shared/commands/project.ts';
import { done, type Result, refuse } from '../shared/result.ts';

/** Milliseconds that a token may be later than the request that names it. */
const PATIENCE = 2000;

export interface Places {
  /** From now on the token stands for the path. */
  grant(token: string, path: string): void;
  /** The path of a place; a place named by path instead of a token is refused. */
  pathOf(place: Place): Result<string> | Promise<Result<string>>;
}

/** No grants yet. */
export function createPlaces(patience = PATIENCE): Places {
  const paths = new Map<string, string>();
  const waiting = new Map<string, Set<() => void>>();

  function arrival(token: string): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patience);
      const arrived = (): void => {
        clearTimeout(timer);
        resolve();
      };
      waiting.set(token, (waiting.get(token) ?? new Set()).add(arrived));
    });
  }

  const known = (token: string): Result<string> => {
    const path = paths.get(token);
    return path === undefined
      ? refuse('refused', 'That place was not chosen in this window. Choose it again.')
      : done(path);
  };

  return {
    grant(token, path) {
      paths.set(token, path);
      for (const arrived of waiting.get(token) ?? []) arrived();
      waiting.delete(token);
    },
    pathOf(place) {
      if (!('token' in place)) return refuse('refused', 'A window names a place by its grant.');
      if (paths.has(place.token)) return known(place.token);
      return arrival(place.token).then(() => {
        waiting.delete(place.token);
        return known(place.token);
      });
    },
  };
}
