/** The long suites: real-time rehearsals, many seeds. CI runs them after the everyday tests. */
module.exports = {
  ...require('./jest.config.js'),
  roots: ['<rootDir>/test/long'],
  testPathIgnorePatterns: [],
  testTimeout: 300_000,
};
