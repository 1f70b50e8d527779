// Which suites a filter asks for.
//
// A filter that names a path under tests/ or a spec file decides for its suite; any other word is given to
// both, each of which runs what it finds.

/** Whether the filters leave something for the tests that need no window.
 * @param {readonly string[]} filters */
export function wantsUnitTests(filters) {
  return filters.length === 0 || filters.some((filter) => !isEndToEnd(filter));
}

/** Whether the filters leave something for the tests in a window.
 * @param {readonly string[]} filters */
export function wantsEndToEndTests(filters) {
  return filters.length === 0 || filters.some((filter) => isEndToEnd(filter) || !filter.includes('tests/'));
}

/** Whether the filters may match the test of the packaged app, which needs the package built first.
 * @param {readonly string[]} filters */
export function wantsPackage(filters) {
  return filters.length === 0 || filters.some((filter) => filter.includes('packaged'));
}

/** @param {string} filter */
function isEndToEnd(filter) {
  return filter.includes('e2e') || filter.includes('.spec');
}
