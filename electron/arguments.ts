/** The project named on a command line: `--project PATH`, `--project=PATH`, or a file ending with `.concord`
 * as systems pass it when a person double-clicks one. */
import path from 'node:path';

const PROJECT_SWITCH = '--project';

/** The absolute path of the named project, undefined when there is none.
 * @param workingFolder what a relative path starts from */
export function projectArgument(argv: readonly string[], workingFolder: string): string | undefined {
  const named = namedProject(argv) ?? argv.slice(1).find((argument) => isProjectFile(argument));
  return named === undefined || named === '' ? undefined : path.resolve(workingFolder, named);
}

function namedProject(argv: readonly string[]): string | undefined {
  const position = argv.indexOf(PROJECT_SWITCH);
  if (position >= 0) return argv[position + 1];
  const joined = argv.find((argument) => argument.startsWith(`${PROJECT_SWITCH}=`));
  return joined?.slice(PROJECT_SWITCH.length + 1);
}

function isProjectFile(argument: string): boolean {
  return !argument.startsWith('-') && argument.endsWith('.concord');
}
