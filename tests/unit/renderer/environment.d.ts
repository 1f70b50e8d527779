/** The window's own declarations, for tests that import from it. */
/// <reference path="../../../renderer/reader/css-properties.d.ts" />
/// <reference path="../../../renderer/environment.d.ts" />
