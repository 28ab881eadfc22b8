import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { speak } from '../src/cli/messages/catalogue.ts';
import type { Language } from '../src/cli/messages/format.ts';
import { commandReference, schemaName } from '../src/cli/reference.ts';
import { SCHEMAS } from '../src/cli/schemas.ts';

/**
 * Every generated document by its path in `docs/`. `node docs/generate.ts` writes them; a test
 * compares what is there with them.
 */
export async function generatedDocuments(): Promise<ReadonlyMap<string, string>> {
  const documents = new Map<string, string>();
  documents.set('commands.md', await referenceIn('en'));
  documents.set('commandes.md', await referenceIn('fr'));
  for (const [command, schema] of Object.entries(SCHEMAS)) {
    documents.set(`schemas/${schemaName(command)}.json`, schemaDocument(command, schema));
  }
  return documents;
}

const referenceIn = async (language: Language): Promise<string> =>
  commandReference(await speak(language, 'EUR'));

function schemaDocument(command: string, schema: object): string {
  const title = command === 'error' ? 'What --json prints on stderr' : `solde ${command} --json`;
  const $schema = 'https://json-schema.org/draft/2020-12/schema';
  return `${JSON.stringify({ $schema, title, ...schema }, null, 2)}\n`;
}

async function writeDocuments(): Promise<void> {
  const documents = await generatedDocuments();
  const schemas = new URL('schemas/', import.meta.url);
  mkdirSync(schemas, { recursive: true });
  for (const name of readdirSync(schemas)) {
    if (!documents.has(`schemas/${name}`)) rmSync(new URL(name, schemas));
  }
  for (const [path, text] of documents) writeFileSync(new URL(path, import.meta.url), text);
}

if (import.meta.main) await writeDocuments();
