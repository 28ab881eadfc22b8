#!/usr/bin/env node
'use strict';
// The door: finds a Node that is new enough, loads the program, sets the exit code. Written for old
// Nodes too, since one of them may be what starts it; and as CommonJS, since an ES module that
// imports Node's own `fs` takes 5 ms longer.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const NEEDED = [22, 12];
const here = (path) => join(__dirname, path);

function isNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/** The exit code of a program that a signal ended, as a shell counts it. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/** Starts again with the Node that the project pins; better-sqlite3 crashes an old one wordlessly. */
function startAgain() {
  const pinned = here('../node_modules/node/bin/node');
  if (!existsSync(pinned)) {
    process.stderr.write(
      `solde: Node ${NEEDED.join('.')} or newer is needed, this is ${process.versions.node}; ` +
        'install a newer Node, or run npm ci in the folder of solde.\n',
    );
    return 9;
  }
  // Loading it takes 2 ms, and seldom is it needed.
  const { spawnSync } = require('node:child_process');
  const child = spawnSync(pinned, [__filename, ...process.argv.slice(2)], { stdio: 'inherit' });
  return child.status ?? SIGNALS[child.signal] ?? 1;
}

function run() {
  const dist = here('../dist');
  if (!existsSync(dist)) {
    process.stderr.write('solde: the program is not built; run npm ci in its folder.\n');
    return 9;
  }
  const { keptIn, loader } = require('./load.js');
  return loader(dist)('main.cjs').run(process.argv.slice(2), keptIn(dist));
}

Promise.resolve(isNewEnough() ? run() : startAgain()).then((code) => {
  process.exitCode = code;
});
