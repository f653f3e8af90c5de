import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const notServices = new Set(['console', 'e2e', 'bench', 'cli', 'testing', 'node_modules']);

/** Every problem code that the sources of services and libs can answer with; throws on one it cannot read. */
export function problemCodes(root: string): string[] {
  const files = [...sources(join(root, 'apps')), ...sources(join(root, 'libs'))];
  return [...new Set(files.flatMap(codesIn))].sort();
}

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return notServices.has(entry.name) ? [] : sources(path);
    return /(?<!spec|fixture|\.d)\.ts$/.test(entry.name) ? [path] : [];
  });

function codesIn(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  if (!/DomainError|move\(|code:/.test(text)) return [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const all = nodesOf(file);
  return all.flatMap((node) => spokenBy(node).flatMap((code) => read(code, all)));
}

const nodesOf = (node: ts.Node): ts.Node[] => {
  const inside: ts.Node[] = [];
  node.forEachChild((child) => void inside.push(...nodesOf(child)));
  return [node, ...inside];
};

/** Where a code stands: `new DomainError(kind, code, …)`, `move(table, from, to, code)`, `{ code: 'a.b' }`. */
function spokenBy(node: ts.Node): ts.Expression[] {
  if (ts.isNewExpression(node) && node.expression.getText() === 'DomainError')
    return node.arguments?.slice(1, 2) ?? [];
  if (ts.isCallExpression(node) && node.expression.getText() === 'move') return node.arguments.slice(3, 4);
  if (!ts.isPropertyAssignment(node) || node.name.getText() !== 'code') return [];
  return ts.isStringLiteral(node.initializer) && node.initializer.text.includes('.')
    ? [node.initializer]
    : [];
}

/** What an expression can be: through conditions, templates, constants and the callers of a small helper. */
function read(code: ts.Expression, all: readonly ts.Node[]): string[] {
  if (ts.isStringLiteralLike(code)) return [code.text];
  if (ts.isConditionalExpression(code)) return [...read(code.whenTrue, all), ...read(code.whenFalse, all)];
  if (ts.isTemplateExpression(code)) {
    const [span] = code.templateSpans;
    if (span && code.templateSpans.length === 1)
      return read(span.expression, all).map((part) => code.head.text + part + span.literal.text);
  }
  if (ts.isIdentifier(code)) {
    const found = given(code, all) ?? constants(code.text, all);
    if (found.length > 0 || isOfKernel(code)) return found;
  }
  throw new Error(`${code.getSourceFile().fileName}: which problem code is ${code.getText()}?`);
}

/** `move` itself: its callers are asked. */
const isOfKernel = (node: ts.Node): boolean =>
  node.getSourceFile().fileName.endsWith('kernel/src/transition-table.ts');

const constants = (name: string, all: readonly ts.Node[]): string[] =>
  all.flatMap((node) =>
    ts.isVariableDeclaration(node) && node.name.getText() === name && node.initializer
      ? read(node.initializer, all)
      : [],
  );

/** The arguments that a helper's parameter is called with; where they are no literals, what its type allows. */
function given(parameter: ts.Identifier, all: readonly ts.Node[]): string[] | undefined {
  const helper = ts.findAncestor(
    parameter,
    (node): node is ts.ArrowFunction | ts.FunctionDeclaration =>
      (ts.isArrowFunction(node) || ts.isFunctionDeclaration(node)) &&
      node.parameters.some(({ name }) => name.getText() === parameter.text),
  );
  if (!helper) return undefined;
  const at = helper.parameters.findIndex(({ name }) => name.getText() === parameter.text);
  const type = helper.parameters[at]?.type;
  if (type && ts.isUnionTypeNode(type)) return type.types.map((one) => one.getText().slice(1, -1));
  const name = ts.isFunctionDeclaration(helper) ? helper.name : nameOf(helper);
  return all
    .filter((node) => ts.isCallExpression(node))
    .filter(({ expression }) => expression.getText() === name?.getText())
    .flatMap(({ arguments: args }) => (args[at] ? read(args[at], all) : []));
}

const nameOf = ({ parent }: ts.ArrowFunction): ts.Node | undefined =>
  ts.isVariableDeclaration(parent) ? parent.name : undefined;
