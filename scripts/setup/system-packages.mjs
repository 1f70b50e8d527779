// System libraries, a font and a virtual display: what Electron needs from a bare Linux.
//
// Missing things are installed with apt when that is possible without a question (root, or sudo without a
// password); otherwise the exact command is printed and the set-up stops.

import { isInstalled, output, run } from './commands.mjs';
import { SetupError, step } from './steps.mjs';

/** Debian's names of the packages with the libraries Electron links. */
const LIBRARIES = [
  ...['libasound2', 'libatk-bridge2.0-0', 'libatk1.0-0', 'libatspi2.0-0', 'libcairo2', 'libcups2'],
  ...['libdbus-1-3', 'libdrm2', 'libexpat1', 'libgbm1', 'libglib2.0-0', 'libgtk-3-0', 'libnspr4', 'libnss3'],
  ...['libpango-1.0-0', 'libudev1', 'libx11-6', 'libxcb1', 'libxcomposite1', 'libxdamage1', 'libxext6'],
  ...['libxfixes3', 'libxkbcommon0', 'libxrandr2'],
];
const FONTS = ['fontconfig', 'fonts-dejavu-core'];
const DISPLAY_SERVER = ['xvfb', 'xauth'];

/** Installs what is missing for Electron to start here.
 * @param {{ executable: string, needsDisplayServer: boolean }} needs */
export async function installSystemPackages({ executable, needsDisplayServer }) {
  if (process.platform !== 'linux') return;
  const libraries = missingLibraries(output('ldd', [executable]) ?? '');
  const wanted = [
    ...(libraries.length > 0 ? LIBRARIES : []),
    ...((output('fc-list', []) ?? '').includes('DejaVu') ? [] : FONTS),
    ...(needsDisplayServer && !isInstalled('xvfb-run') ? DISPLAY_SERVER : []),
  ];
  if (wanted.length === 0) return;
  const packages = isInstalled('apt-get') ? withCurrentNames(wanted) : wanted;
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', '--no-upgrade', ...packages];
  const prefix = administratorPrefix();
  if (prefix === undefined) {
    const missing = libraries.length > 0 ? libraries : wanted;
    throw new SetupError(`This machine lacks ${missing.join(', ')}. Run:\n  sudo ${install.join(' ')}`);
  }
  await step(`system packages (${wanted.length}, with apt)`, () => aptInstall(prefix, install));
}

/** The libraries that `ldd` reports as not found.
 * @param {string} report */
export function missingLibraries(report) {
  const lines = report.split('\n').filter((line) => line.includes('not found'));
  return lines.map((line) => line.trim().split(' ')[0] ?? '');
}

/** How to become administrator without a question, undefined when there is no way. */
function administratorPrefix() {
  if (!isInstalled('apt-get')) return undefined;
  if (process.getuid?.() === 0) return [];
  return output('sudo', ['-n', 'true']) === undefined ? undefined : ['sudo', '-n'];
}

/** Newer Debian and Ubuntu call some libraries `...t64`: takes these names where apt knows them.
 * @param {string[]} names */
function withCurrentNames(names) {
  const renamed = names.map((name) => `${name}t64`);
  const known = output('sh', [
    '-c',
    `apt-cache show --no-all-versions ${renamed.join(' ')} 2>/dev/null; true`,
  ]);
  return names.map((name) => ((known ?? '').includes(`Package: ${name}t64\n`) ? `${name}t64` : name));
}

/**
 * @param {string[]} prefix
 * @param {string[]} install */
async function aptInstall(prefix, install) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // A failed update is not the end: the lists the machine has may do.
  await runQuietly([...prefix, 'apt-get', 'update', '-qq'], env);
  const quiet = install.map((argument) => (argument === '-y' ? '-qqy' : argument));
  if ((await runQuietly([...prefix, ...quiet], env)) === 0) return;
  throw new SetupError(`System packages could not be installed. Run:\n  sudo ${install.join(' ')}`);
}

/**
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} env */
function runQuietly([program = '', ...args], env) {
  return run('sh', ['-c', 'exec "$@" >/dev/null', 'sh', program, ...args], { env });
}
