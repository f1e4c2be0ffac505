import { parseSync } from '@swc/core';

import type { SourceFile } from './sourceTree.ts';

export type SyntaxNode = { readonly type: string } & Readonly<Record<string, unknown>>;

/** The statements of a file, as the parser reads them. */
export function statementsOf({ file, text }: SourceFile): readonly SyntaxNode[] {
  return children(parseSync(text, { syntax: 'typescript', tsx: file.endsWith('.tsx'), target: 'es2022' }).body);
}

/** Every node of a file, an import's or export's source left out: it is a path, not a text. */
export function* nodesOf(source: SourceFile): Generator<SyntaxNode> {
  for (const statement of statementsOf(source)) yield* walk(statement);
}

function* walk(node: SyntaxNode): Generator<SyntaxNode> {
  yield node;
  for (const [key, value] of Object.entries(node)) {
    const isPath = key === 'source' && /^(?:Import|Export)/.test(node.type);
    if (!isPath) for (const child of children(value)) yield* walk(child);
  }
}

/** Nodes lie in fields, in lists, and in plain objects such as a call's arguments. */
export function children(value: unknown): SyntaxNode[] {
  if (Array.isArray(value)) return value.flatMap(children);
  if (typeof value !== 'object' || value === null) return [];
  return isNode(value) ? [value] : Object.values(value).flatMap(children);
}

const isNode = (value: object): value is SyntaxNode => 'type' in value && typeof value.type === 'string';

/** What the file says in strings and templates; a template's inserted expressions count by themselves. */
export function textsOf(source: SourceFile): string[] {
  return [...nodesOf(source)].flatMap((node) => {
    if (node.type === 'StringLiteral' && typeof node['value'] === 'string') return [node['value']];
    if (node.type === 'TemplateElement' && typeof node['raw'] === 'string') return [node['raw']];
    return [];
  });
}

/** The name of what is called or made, as written: `Date.now`, `db.selectFrom`, `.selectFrom` on something longer. */
export function calleeOf(node: SyntaxNode): string | undefined {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return undefined;
  return children(node['callee']).map(nameOf)[0];
}

function nameOf(node: SyntaxNode): string {
  if (node.type === 'Identifier') return String(node['value']);
  if (node.type !== 'MemberExpression') return '';
  return `${children(node['object']).map(nameOf).join('')}.${children(node['property']).map(nameOf).join('')}`;
}
