// Parses every file that is named and prints one JSON object for each: actors, and the texts of its messages and notes as Mermaid reads them.
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

const page = new JSDOM('<!DOCTYPE html><body></body>');
globalThis.window = page.window;
globalThis.document = page.window.document;
const { default: mermaid } = await import('mermaid');
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });

// Numbers of LINETYPE in Mermaid's sequence database: arrows that the exporter writes, and notes.
const MESSAGES = new Set([0, 1, 3, 4, 5, 6]);
const NOTE = 2;

// Mermaid hides entities while it parses and shows them again when it draws.
const shown = (text) => text.replace(/ﬂ°°(\d+)¶ß/g, (all, code) => String.fromCodePoint(Number(code))).replace(/ﬂ°(\w+)¶ß/g, '&$1;');

for (const file of process.argv.slice(2)) {
  try {
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(readFileSync(file, 'utf8'));
    const rows = diagram.db.getMessages();
    const texts = (wanted) => rows.filter((row) => wanted(row.type)).map((row) => shown(row.message));
    console.log(JSON.stringify({
      file,
      type: diagram.type,
      actors: [...diagram.db.getActors().values()].map((actor) => shown(actor.description)),
      messages: texts((type) => MESSAGES.has(type)),
      notes: texts((type) => type === NOTE),
    }));
  } catch (error) {
    console.log(JSON.stringify({ file, error: String(error.message ?? error) }));
  }
}
