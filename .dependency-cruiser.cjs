const tests = '\\.(spec|int-spec|e2e-spec|browser-spec|fixture)\\.(ts|cjs)$';
const stem = (role) => `\\.${role}\\.ts$`;

/** Which way imports run; each comment says what to do instead. */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files import each other. Move what both need into a third file that imports neither.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kernel-stands-alone',
      comment: 'libs/kernel depends on nothing. Put what needs another library into libs/platform.',
      severity: 'error',
      from: { path: '^libs/kernel/src', pathNot: tests },
      to: { pathNot: '^libs/kernel/src' },
    },
    {
      name: 'contracts-know-zod-only',
      comment:
        'libs/contracts depends on zod only, so that anybody may read an event. Keep behaviour where it belongs.',
      severity: 'error',
      from: { path: '^libs/contracts/src', pathNot: tests },
      to: { pathNot: ['^libs/contracts/src', '^node_modules/zod/'] },
    },
    {
      name: 'tracing-knows-opentelemetry-only',
      comment: 'libs/tracing is below every other library. Take what it needs as an argument.',
      severity: 'error',
      from: { path: '^libs/tracing/src', pathNot: tests },
      to: { pathNot: ['^libs/tracing/src', '^node_modules/@opentelemetry/'] },
    },
    {
      name: 'libs-know-no-app',
      comment: 'A library never imports an app. Let the app hand over what the library needs.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|deploy)/' },
    },
    {
      name: 'messaging-and-timers-below-platform',
      comment:
        'platform starts messaging and timers, so they cannot import it. Take it as an option or put it in kernel.',
      severity: 'error',
      from: { path: '^libs/(messaging|timers)/src', pathNot: tests },
      to: { path: '^libs/platform/' },
    },
    {
      name: 'front-doors',
      comment: "Import a library through its front door, '@tuntas/<name>'; export there what is missing.",
      severity: 'error',
      from: { path: '^(apps|deploy)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '\\.fixture\\.ts$'] },
    },
    {
      name: 'front-doors-between-libs',
      comment:
        "Import another library through its front door, '@tuntas/<name>'; export there what is missing.",
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'services-meet-in-contracts',
      comment: 'A service never imports another. Say it with an event in libs/contracts, or ask over HTTP.',
      severity: 'error',
      // The command line puts migrations and documents of all services together, the journeys start all of them.
      from: { path: '^apps/([^/]+)/', pathNot: ['^apps/(bench|cli|e2e)/'] },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'command-line-knows-migrations-and-documents',
      comment:
        'apps/cli may import the migrations, root modules, state tables and rule packs of services. Ask the running service for anything else.',
      severity: 'error',
      from: { path: '^apps/cli/', pathNot: tests },
      to: {
        path: '^apps/(?!cli/)',
        pathNot: [
          '/src/migrations/',
          '/src/(app\\.module|config)\\.ts$',
          '/domain/',
          '^apps/claims/src/rules/(pack[a-z-]*(\\.schema)?|library)\\.ts$',
          '^apps/claims/src/claims/reason-codes\\.ts$',
        ],
      },
    },
    {
      name: 'testing-only-in-tests',
      comment: 'libs/testing is for tests. What production code needs belongs in libs/platform.',
      severity: 'error',
      from: { pathNot: [tests, '^libs/testing/', '^apps/(bench|e2e)/', '/test/'] },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'fixtures-only-in-tests',
      comment: 'Test code is for tests. Move what production code needs into a file of its own.',
      severity: 'error',
      from: { pathNot: [tests, '^apps/(bench|e2e)/', '/test/'] },
      to: { path: tests },
    },
    {
      name: 'domain-is-pure',
      comment:
        'The domain imports the kernel, the contracts and itself (and hashes). Pass everything else in as an argument.',
      severity: 'error',
      from: { path: '/domain/', pathNot: tests },
      to: {
        pathNot: ['/domain/', '^libs/(kernel|contracts)/src/index\\.ts$', '^(node:)?crypto$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'domain-shares-no-types-with-the-edge',
      comment:
        'The domain takes types from libraries only, not from entities, DTOs, services or packages. Declare them there.',
      severity: 'error',
      from: { path: '/domain/', pathNot: tests },
      to: {
        pathNot: ['/domain/', '^libs/[^/]+/src/index\\.ts$', '^(node:)?crypto$'],
      },
    },
    {
      name: 'edge-calls-services',
      comment: 'A controller, consumer or timer calls a service. Let the service use the repository.',
      severity: 'error',
      from: { path: stem('(controller|consumer|timers)'), pathNot: tests },
      to: { path: stem('(repository|entity)'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-imports-the-edge',
      comment:
        'Only a module wires controllers, consumers and timers. Move what is shared into the service or the domain.',
      severity: 'error',
      from: { pathNot: [stem('(module|controller)'), '^libs/[^/]+/src/index\\.ts$', tests] },
      to: { path: stem('(controller|consumer|timers)') },
    },
    {
      name: 'services-do-not-know-http',
      comment: 'A repository or entity knows no DTO. Return the row, and let the controller shape it.',
      severity: 'error',
      from: { path: stem('(repository|entity)'), pathNot: tests },
      to: { path: stem('(dto|service|controller)') },
    },
    {
      name: 'kafkajs-in-one-place',
      comment:
        'Only libs/messaging (and the local stack) speaks to Kafka. Append to the outbox or write a handler.',
      severity: 'error',
      from: { pathNot: ['^libs/messaging/', '^libs/testing/', '^deploy/', tests, '^apps/(bench|e2e)/'] },
      to: { path: '^node_modules/kafkajs/' },
    },
    {
      name: 'dtos-in-one-place',
      comment:
        "Import createZodDto from '@tuntas/platform': it describes nullable fields as the reference needs them.",
      severity: 'error',
      from: { pathNot: '^libs/platform/src/http/' },
      to: { path: '^node_modules/nestjs-zod/' },
    },
    {
      name: 'areas-of-the-console-stand-apart',
      comment:
        'An area of the console never imports another: move what both need into ui/, api/, session/ or live/.',
      severity: 'error',
      from: { path: '^apps/console/src/areas/([^/]+)/' },
      to: { path: '^apps/console/src/areas/', pathNot: '^apps/console/src/areas/$1/' },
    },
    {
      name: 'kit-knows-no-area',
      comment: 'What every page uses knows no page. Hand in what differs as a property.',
      severity: 'error',
      from: { path: '^apps/console/src/(api|i18n|live|offline|session|theme|ui)/' },
      to: { path: '^apps/console/src/(areas|shell)/' },
    },
    {
      name: 'console-runs-in-a-browser',
      comment:
        'Of the libraries the console imports the kernel, and types of the contracts: the rest needs Node.',
      severity: 'error',
      from: { path: '^apps/console/src/' },
      to: {
        path: '^libs/',
        pathNot: ['^libs/kernel/', '^libs/contracts/'],
      },
    },
    {
      name: 'console-takes-only-types-of-the-contracts',
      comment: 'The schemas of events bring zod along. Import the type only.',
      severity: 'error',
      from: { path: '^apps/console/src/', pathNot: tests },
      to: { path: '^libs/contracts/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'browser-libraries-in-the-console',
      comment: 'React and what draws with it belong to apps/console.',
      severity: 'error',
      from: { pathNot: '^apps/console/' },
      to: { path: '^node_modules/(react|react-dom|react-router|@mantine|@tanstack|i18next)/' },
    },
    {
      name: 'resolvable',
      comment: 'This import leads nowhere. Mend the path or install the package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-dependencies',
      comment: 'This package is not in package.json and may vanish. Install it.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-dev-dependencies-in-production',
      // The console is built into files: no running service needs its packages.
      comment: 'This package is a devDependency. Move it to dependencies, or the import to a test.',
      severity: 'error',
      from: { pathNot: [tests, '^libs/testing/', '^apps/(bench|console|e2e)/', '/tests?/'] },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/@types/',
      },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: '^node_modules' },
    exclude: { path: ['^dist', '\\.d\\.ts$'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
