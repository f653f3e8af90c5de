// Lets a child process of a test run this repository's TypeScript: node --require <this file> <file>.ts
const { transformFileSync } = require('@swc/core');
const Module = require('node:module');

Module._extensions['.ts'] = (module, filename) =>
  module._compile(transformFileSync(filename, { swcrc: true, sourceMaps: 'inline' }).code, filename);
