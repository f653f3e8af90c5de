const { join } = require('node:path');

// Jest gives a global set-up none of a project's module names, so the compiled program is asked.
const { startForBrowsers } = require(join(__dirname, '../../../dist/apps/e2e/support/browser-stack.js'));

module.exports = startForBrowsers;
