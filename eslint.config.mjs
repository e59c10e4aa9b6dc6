import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** A floating promise is our worst bug, so the typed rules stay on; a disable comment needs a reason after `--`. */
export default tseslint.config(
  { ignores: ['node_modules', 'cdk.out', 'coverage', '.meridian'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // CDK writes its tree by constructing; an unused variable would say less than a bare `new`.
    files: ['lib/**/*.ts', 'bin/app.ts'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: { globals: { process: 'readonly', require: 'readonly', module: 'writable' } },
  },
);
