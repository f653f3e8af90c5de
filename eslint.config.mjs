import { defineConfig, globalIgnores } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const onlyInConfig = {
  object: 'process',
  property: 'env',
  message: 'Read the environment in config.ts only, and hand the parsed value on.',
};

export default defineConfig(
  globalIgnores(['dist', 'coverage', '**/*.d.ts']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    files: ['**/*.{ts,mts,tsx}'],
    extends: [tseslint.configs.recommended],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './apps/console/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-properties': ['error', onlyInConfig],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of string literals instead of an enum.' },
        {
          selector: 'ClassDeclaration[abstract=true]',
          message: 'Pass a function or an object instead of an abstract class.',
        },
        { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Decorated signatures need the class at run time: the rule knows that from emitDecoratorMetadata.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      // An empty class is how nestjs-zod names a DTO and Nest a module.
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  {
    // Where a process begins: its configuration, the command line and the local stack.
    files: [
      '**/config.ts',
      'apps/console/vite.config.mts',
      'apps/cli/**/*.ts',
      'apps/e2e/**/*.ts',
      'apps/bench/**/*.ts',
      'deploy/**/*.ts',
      'libs/testing/**/*.ts',
      '**/*.{spec,int-spec,e2e-spec,fixture}.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // They talk to a terminal.
    files: ['apps/{bench,cli}/**/*.ts', 'deploy/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['apps/console/src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    rules: { 'react-hooks/exhaustive-deps': 'error', 'react-hooks/incompatible-library': 'off' },
  },
  {
    // Jest and Vite load them by their default export.
    files: ['**/reporter.ts', '**/vite.config.mts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['apps/*/src/**/domain/**/*.ts', 'libs/kernel/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'The domain knows no process: pass what it needs as an argument.' },
        { name: 'setTimeout', message: 'The domain does not wait: return a due date instead.' },
        { name: 'fetch', message: 'The domain calls nobody: pass what it needs as an argument.' },
      ],
      'no-restricted-imports': [
        'error',
        {
          name: 'node:crypto',
          allowImportNames: ['createHash'],
          message: 'The domain is not random: pass the choice as an argument.',
        },
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'Date',
          property: 'now',
          message: 'The domain reads no clock: pass the time as an argument.',
        },
        {
          object: 'Math',
          property: 'random',
          message: 'The domain is not random: pass the choice as an argument.',
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'The domain reads no clock: pass the time as an argument.',
        },
      ],
    },
  },
);
