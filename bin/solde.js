#!/usr/bin/env node
// The door: finds a Node that is new enough, loads the program, sets the exit code. Written for old
// Nodes too, since one of them may be what starts it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

const NEEDED = [22, 12];
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

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
  const child = spawnSync(pinned, [here('./solde.js'), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  return child.status ?? SIGNALS[child.signal] ?? 1;
}

async function run() {
  const bundle = here('../dist/main.js');
  if (!existsSync(bundle)) {
    process.stderr.write('solde: the program is not built; run npm ci in its folder.\n');
    return 9;
  }
  nodeModule.enableCompileCache?.();
  const load = (name) => import(new URL(`../dist/${name}.js`, import.meta.url).href);
  const [{ main }, { nodeIo }] = await Promise.all([load('main'), load('node-io')]);
  return await main(process.argv.slice(2), nodeIo());
}

process.exitCode = isNewEnough() ? await run() : startAgain();
