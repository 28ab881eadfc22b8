'use strict';
// Loads the program's pieces with the code that V8 made of them when they were built. Measured for
// `balance` (medians of 25, `node -e 0` 24 ms): as ES modules with Node's compile cache 83 ms, as
// CommonJS with it 61, with code kept after a run of the same commands 54: Node's cache is made
// before anything has run, so what a run needs is compiled again each time.
const { existsSync, readFileSync } = require('node:fs');
const { createRequire, enableCompileCache } = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');

/**
 * What the build kept of the queries, for the commands that run some; see `template`. Read when it
 * is asked for: `--help` and `--version` run none.
 */
function keptIn(dist) {
  const file = join(dist, 'queries.json');
  if (!existsSync(file)) return undefined;
  return {
    get queries() {
      return new Map(JSON.parse(readFileSync(file, 'utf8')));
    },
  };
}

/** Where the code of this V8 is kept; V8 itself refuses code of another version. */
const codeFolder = (dist) => join(dist, 'code', `${process.versions.v8}-${process.arch}`);

/**
 * Gives a function that loads a piece of `dist` by its name. Where no code was kept for this Node, it
 * is loaded as Node does, with Node's own cache in a temporary folder. `isLoaded` is told of each
 * piece.
 */
function loader(dist, isLoaded) {
  const folder = codeFolder(dist);
  const isKept = existsSync(folder);
  if (!isKept && !isLoaded) {
    enableCompileCache?.();
    return (name) => require(join(dist, name));
  }
  const outside = createRequire(join(dist, 'main.cjs'));
  const pieces = new Map();
  const piece = (name) => {
    const known = pieces.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    pieces.set(name, module);
    const filename = join(dist, name);
    // The bundler escapes whatever is not ASCII.
    const body = readFileSync(filename, 'latin1');
    const script = new Script(
      `(function (exports, require, module, __filename, __dirname) {${body}\n})`,
      {
        filename,
        ...(isKept && { cachedData: readFileSync(join(folder, name)) }),
      },
    );
    isLoaded?.(name, script);
    const inside = (id) => (id.startsWith('./') ? piece(id.slice(2)) : outside(id));
    inside.resolve = outside.resolve;
    script.runInThisContext()(module.exports, inside, module, filename, dist);
    return module.exports;
  };
  return piece;
}

module.exports = { codeFolder, keptIn, loader };
