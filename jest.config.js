/** Tests mirror the tree. swc strips the types; `npm run types` checks them. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['<rootDir>/test/long/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } },
    ],
  },
  randomize: true,
  // Jest leaves one core idle, for whoever watches; here the test is all there is.
  maxWorkers: '100%',
  setupFiles: ['<rootDir>/test/support/environment.ts'],
};
