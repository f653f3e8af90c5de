const { join } = require('node:path');

const { stopForBrowsers } = require(join(__dirname, '../../../dist/apps/e2e/support/browser-stack.js'));

module.exports = stopForBrowsers;
