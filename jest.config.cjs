// ESM-only packages are transformed as well: Jest cannot require() them below Node 24.9.
const esmOnly = [
  '@nestjs',
  'nestjs-zod',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'uuid',
  'jose',
  'p-limit',
  'yocto-queue',
  'postal-mime',
  'content-disposition',
  'cookie',
];

const project = (displayName, suffix, more = {}) => ({
  displayName,
  rootDir: __dirname,
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/deploy'],
  testMatch: [`**/*${suffix}.ts`],
  testEnvironment: 'node',
  transform: { '\\.[cm]?[jt]s$': ['@swc/jest', { swcrc: true, sourceMaps: 'inline' }] },
  transformIgnorePatterns: [`node_modules/(?!(.*/node_modules/)?(${esmOnly.join('|')})/)`],
  moduleNameMapper: { '^@tuntas/(.*)$': '<rootDir>/libs/$1/src' },
  ...more,
});

// Tests on real servers may meet a busy machine: one more try, which the reporter names so that it is looked into.
const onServers = { setupFilesAfterEnv: ['<rootDir>/deploy/local/tests/second-try.cjs'] };

module.exports = {
  // Jest takes this here only: inside a project it is read and then ignored.
  testTimeout: 120_000,
  projects: [
    project('unit', '.spec'),
    project('int', '.int-spec', onServers),
    project('e2e', '.e2e-spec', onServers),
    project('browser', '.browser-spec', {
      ...onServers,
      globalSetup: '<rootDir>/deploy/local/tests/browser-stack.cjs',
      globalTeardown: '<rootDir>/deploy/local/tests/browser-stack-end.cjs',
    }),
  ],
};
